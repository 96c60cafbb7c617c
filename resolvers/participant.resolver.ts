import { Arg, Args, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import type { Selection } from '../api/domain/selection.ts';
import { Costs } from '../schema/limits.ts';
import { ParticipantConnection } from '../schema/participant/participant.connection.ts';
import {
  CreateParticipantInput,
  CreateParticipantPayload,
  LinkParticipantInput,
  LinkParticipantPayload,
  RecordConsentInput,
  RecordConsentPayload,
  UnlinkParticipantInput,
  UnlinkParticipantPayload,
} from '../schema/participant/participant.input.ts';
import { CareProvider, Participant } from '../schema/participant/participant.type.ts';
import { ParticipantsArgs } from '../schema/participant/participants.args.ts';
import { LookAhead } from './look-ahead.ts';
import { requireFound } from './require-found.ts';

/**
 * The exemplar to copy: a resolver takes what the schema parsed, makes one call, and answers.
 * - A root field is `@Authorized()`: somebody is signed in. The service decides whether they may.
 * - `@LookAhead()` is what the request asks for below the field. The service loads all of it at once; below
 *   here nothing is resolved any more, so that a page of 50 costs as many statements as a page of one.
 * - A mutation changes, then answers by the same read as a query.
 */
@Resolver()
export class ParticipantResolver {
  @Authorized()
  @Query(() => ParticipantConnection, { description: 'The participants that the viewer may see.' })
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
    description: 'Null when there is none that the viewer may see.',
  })
  participant(
    @Arg('id', () => ID) id: string,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead() selection: Selection,
  ) {
    return services.participants.find(viewer, id, selection);
  }

  @Authorized()
  @Costs({ items: 100 })
  @Query(() => [CareProvider], {
    description:
      'The care providers of the viewer’s organization, by name: whom a care team can take in.',
  })
  careProviders(@Ctx() { viewer, services }: RequestContext): Promise<readonly CareProvider[]> {
    return services.careTeams.providers(viewer);
  }

  @Authorized()
  @Costs({ weight: 20 })
  @Mutation(() => CreateParticipantPayload, {
    description:
      'Adds a person to the viewer’s care, and invites them by mail when an email is given.',
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
    description: 'Brings a registered participant into a care team.',
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
    description: 'Takes a participant out of a care team.',
  })
  async unlinkParticipant(
    @Arg('input', () => UnlinkParticipantInput) input: UnlinkParticipantInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<UnlinkParticipantPayload> {
    return { participantId: await services.careTeams.unlink(viewer, input) };
  }

  @Authorized()
  @Mutation(() => RecordConsentPayload, {
    description: 'The viewer, a participant, gives or withdraws consent.',
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
