import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import { RegisterPhoneInput, UnregisterPhoneInput } from '../schema/phone/phone.input.ts';
import { RegisterPhonePayload, UnregisterPhonePayload } from '../schema/phone/phone.payload.ts';

@Resolver()
export class PhoneResolver {
  @Authorized()
  @Mutation(() => RegisterPhonePayload, {
    description:
      'Registers the viewer’s phone for push notifications about new tests and results. Call it at each start of the app. A phone belongs to the user who registered it last. Participants may. UNAVAILABLE when the push service does not respond.',
  })
  async registerPhone(
    @Arg('input', () => RegisterPhoneInput) input: RegisterPhoneInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<RegisterPhonePayload> {
    return { phone: await services.phones.register(viewer, input) };
  }

  @Authorized()
  @Mutation(() => UnregisterPhonePayload, {
    description: 'Stops push notifications to a phone of the viewer. Call it before signing out.',
  })
  async unregisterPhone(
    @Arg('input', () => UnregisterPhoneInput) { phoneId }: UnregisterPhoneInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<UnregisterPhonePayload> {
    return { phoneId: await services.phones.unregister(viewer, phoneId) };
  }
}
