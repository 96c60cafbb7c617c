import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/context.ts';
import type { Wanted } from '../api/domain/wanted.ts';
import { InviteUserInput, InviteUserPayload } from '../schema/viewer/invite-user.input.ts';
import { Viewer } from '../schema/viewer/viewer.type.ts';
import { LookAhead } from './look-ahead.ts';

@Resolver()
export class ViewerResolver {
  @Authorized()
  @Query(() => Viewer)
  me(@Ctx() { viewer, services }: RequestContext, @LookAhead() wanted: Wanted) {
    return services.viewers.describe(viewer, wanted);
  }

  @Authorized()
  @Mutation(() => InviteUserPayload, {
    description: 'Mails an invitation to sign up into a group.',
  })
  inviteUser(
    @Arg('input', () => InviteUserInput) input: InviteUserInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<InviteUserPayload> {
    return services.invitations.inviteUser(viewer, input);
  }
}
