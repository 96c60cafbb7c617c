import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import {
  RegisterPhoneInput,
  RegisterPhonePayload,
  UnregisterPhoneInput,
  UnregisterPhonePayload,
} from '../schema/phone/phone.input.ts';

@Resolver()
export class PhoneResolver {
  @Authorized()
  @Mutation(() => RegisterPhonePayload, {
    description:
      'From now on the participant is told on this phone of new tests and results. To be called at each start of the app: it says that the app is still there, and a phone belongs to whoever signed in on it last.',
  })
  async registerPhone(
    @Arg('input', () => RegisterPhoneInput) input: RegisterPhoneInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<RegisterPhonePayload> {
    return { phone: await services.phones.register(viewer, input) };
  }

  @Authorized()
  @Mutation(() => UnregisterPhonePayload, {
    description:
      'Tells the participant nothing more on this phone. To be called before signing out.',
  })
  async unregisterPhone(
    @Arg('input', () => UnregisterPhoneInput) { phoneId }: UnregisterPhoneInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<UnregisterPhonePayload> {
    return { phoneId: await services.phones.unregister(viewer, phoneId) };
  }
}
