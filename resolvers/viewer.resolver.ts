import { Arg, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/context.ts';
import { Participant } from '../schema/participant/participant.type.ts';
import { InviteUserInput, InviteUserPayload } from '../schema/viewer/invite-user.input.ts';
import { Viewer, ViewerStatistics } from '../schema/viewer/viewer.type.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Authorized()
  @Query(() => Viewer)
  me(@Ctx() { viewer, services }: RequestContext) {
    return services.viewers.describe(viewer);
  }

  @FieldResolver(() => Participant, {
    nullable: true,
    description: 'The viewer as a participant, if they are one.',
  })
  participant(@Ctx() { viewer, services }: RequestContext) {
    return services.participants.findOwn(viewer);
  }

  @FieldResolver(() => ViewerStatistics)
  statistics(@Ctx() { viewer, services }: RequestContext) {
    return services.viewers.statistics(viewer);
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
