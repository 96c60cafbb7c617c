import { Arg, Args, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import type { Selection } from '../api/domain/selection.ts';
import { Costs } from '../schema/limits.ts';
import { ParticipantConnection } from '../schema/participant/participant-connection.type.ts';
import {
  CreateParticipantInput,
  LinkParticipantInput,
  RecordConsentInput,
  UnlinkParticipantInput,
} from '../schema/participant/participant.input.ts';
import {
  CreateParticipantPayload,
  LinkParticipantPayload,
  RecordConsentPayload,
  UnlinkParticipantPayload,
} from '../schema/participant/participant.payload.ts';
import { CareProvider, Participant } from '../schema/participant/participant.type.ts';
import { ParticipantsArgs } from '../schema/participant/participants.args.ts';
import { LookAhead } from './look-ahead.ts';
import { requireFound } from './require-found.ts';

/**
 * The exemplar to copy: a resolver receives parsed arguments, makes one call, and returns its result.
 * - `@Authorized()` on a root field requires a signed-in viewer. The service decides what the viewer may do.
 * - `@LookAhead()` is the selection below the field. The service loads all of it at once. No field below is resolved
 *   again, so a page of 50 costs as many statements as a page of one.
 * - A mutation changes a record, then loads its payload with the read of the matching query.
 */
@Resolver()
export class ParticipantResolver {
  @Authorized()
  @Query(() => ParticipantConnection, {
    description:
      'The participants that the viewer may see. Care providers see the participants in their care, participants themselves, admins the whole organization.',
  })
  participants(
    @Args(() => ParticipantsArgs) args: ParticipantsArgs,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead() selection: Selection,
  ) {
    return services.participants.list(viewer, args, selection);
  }

  @Authorized()
  @Query(() => Participant, {
    nullable: true,
    description:
      'One participant. Null when the participant does not exist or the viewer may not see them.',
  })
  participant(
    @Arg('id', () => ID, { description: 'Id of the participant.' }) id: string,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead() selection: Selection,
  ) {
    return services.participants.find(viewer, id, selection);
  }

  @Authorized()
  @Costs({ items: 100 })
  @Query(() => [CareProvider], {
    description:
      'The care providers of the viewer’s organization, by name. Care providers and admins may.',
  })
  careProviders(@Ctx() { viewer, services }: RequestContext): Promise<readonly CareProvider[]> {
    return services.careTeams.providers(viewer);
  }

  @Authorized()
  @Costs({ weight: 20 })
  @Mutation(() => CreateParticipantPayload, {
    description:
      'Creates a participant. With an email, also sends an invitation to sign up. Care providers may, and get the participant into their care; admins may. CONFLICT when a registered participant has the email, or another participant has the identity id.',
  })
  async createParticipant(
    @Arg('input', () => CreateParticipantInput) input: CreateParticipantInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('participant') selection: Selection,
  ) {
    const { id } = await services.participants.create(viewer, input);
    return {
      participant: await requireFound(
        'participant',
        services.participants.find(viewer, id, selection),
      ),
    };
  }

  @Authorized()
  @Mutation(() => LinkParticipantPayload, {
    description:
      'Brings a registered participant into a care team. Care providers and admins may. NOT_FOUND when no registered participant of the organization has the id or email.',
  })
  async linkParticipant(
    @Arg('input', () => LinkParticipantInput) input: LinkParticipantInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('participant') selection: Selection,
  ) {
    const { id } = await services.careTeams.link(viewer, input);
    return {
      participant: await requireFound(
        'participant',
        services.participants.find(viewer, id, selection),
      ),
    };
  }

  @Authorized()
  @Mutation(() => UnlinkParticipantPayload, {
    description:
      'Removes a participant from a care team. Care providers may leave a care team; admins may remove any care provider.',
  })
  async unlinkParticipant(
    @Arg('input', () => UnlinkParticipantInput) input: UnlinkParticipantInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<UnlinkParticipantPayload> {
    return { participantId: await services.careTeams.unlink(viewer, input) };
  }

  @Authorized()
  @Mutation(() => RecordConsentPayload, {
    description:
      'Records that the viewer gives or withdraws consent. Participants may, for themselves.',
  })
  async recordConsent(
    @Arg('input', () => RecordConsentInput) input: RecordConsentInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('participant') selection: Selection,
  ) {
    const { id } = await services.participants.recordConsent(viewer, input);
    return {
      participant: await requireFound(
        'participant',
        services.participants.find(viewer, id, selection),
      ),
    };
  }
}
