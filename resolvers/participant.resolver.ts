import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { RequestContext } from '../api/context.ts';
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
import {
  AxisRange,
  CareProvider,
  Participant,
  ScoreSummary,
} from '../schema/participant/participant.type.ts';
import { ParticipantsArgs } from '../schema/participant/participants.args.ts';
import { RecordingConnection } from '../schema/recording/recording.connection.ts';
import { Recording } from '../schema/recording/recording.type.ts';
import {
  AxisRangesArgs,
  RecordingsArgs,
  ScoreSummaryArgs,
} from '../schema/recording/recordings.args.ts';
import { ScoringModel } from '../schema/scoring-model/scoring-model.type.ts';
import { Assignment } from '../schema/test-type/test-type.type.ts';

/**
 * The exemplar to copy: a resolver takes what the schema parsed, makes one call, and answers.
 * - A root field is `@Authorized()`: somebody is signed in. The service decides whether they may.
 * - A field of a participant goes through a loader, so that a page of 50 costs the same number of
 *   statements as a page of one.
 */
@Resolver(() => Participant)
export class ParticipantResolver {
  @Authorized()
  @Query(() => ParticipantConnection, { description: 'The participants that the viewer may see.' })
  participants(
    @Args(() => ParticipantsArgs) args: ParticipantsArgs,
    @Ctx() { viewer, services }: RequestContext,
  ) {
    return services.participants.list(viewer, args);
  }

  @Authorized()
  @Query(() => Participant, {
    nullable: true,
    description: 'Null when there is none that the viewer may see.',
  })
  participant(@Arg('id', () => ID) id: string, @Ctx() { viewer, services }: RequestContext) {
    return services.participants.find(viewer, id);
  }

  @Authorized()
  @Mutation(() => CreateParticipantPayload, {
    description:
      'Adds a person to the viewer’s care, and invites them by mail when an email is given.',
  })
  async createParticipant(
    @Arg('input', () => CreateParticipantInput) input: CreateParticipantInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<CreateParticipantPayload> {
    return { participant: await services.participants.create(viewer, input) };
  }

  @Authorized()
  @Mutation(() => LinkParticipantPayload, {
    description: 'Brings a registered participant into a care team.',
  })
  async linkParticipant(
    @Arg('input', () => LinkParticipantInput) input: LinkParticipantInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<LinkParticipantPayload> {
    return { participant: await services.careTeams.link(viewer, input) };
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
  ): Promise<RecordConsentPayload> {
    return { participant: await services.participants.recordConsent(viewer, input) };
  }

  @FieldResolver(() => [CareProvider], { description: 'Who has the person in care.' })
  careProviders(@Root() participant: Participant, @Ctx() { loaders }: RequestContext) {
    return loaders.careProviders.load(participant.id);
  }

  @FieldResolver(() => [Assignment], { description: 'The tests that the person is asked to do.' })
  assignments(@Root() participant: Participant, @Ctx() { loaders }: RequestContext) {
    return loaders.assignments.load(participant.id);
  }

  @FieldResolver(() => Recording, { nullable: true, description: 'The one that started last.' })
  latestRecording(
    @Root() participant: Participant,
    @Arg('testType', () => ID, {
      nullable: true,
      description: 'Id or key; any test type when left out.',
    })
    testType: string | null,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.latestRecording({ testType: testType ?? null }).load(participant.id);
  }

  @FieldResolver(() => RecordingConnection)
  recordings(
    @Root() participant: Participant,
    @Args(() => RecordingsArgs) args: RecordingsArgs,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.recordings(args).load(participant.id);
  }

  @FieldResolver(() => ScoreSummary, {
    description: 'Scores of recordings that started in [from, to).',
  })
  scoreSummary(
    @Root() participant: Participant,
    @Args(() => ScoreSummaryArgs) args: ScoreSummaryArgs,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.scoreSummary(args).load(participant.id);
  }

  @FieldResolver(() => [AxisRange], { description: 'By day and test type, oldest first.' })
  axisRanges(
    @Root() participant: Participant,
    @Args(() => AxisRangesArgs) args: AxisRangesArgs,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.axisRanges(args).load(participant.id);
  }

  @FieldResolver(() => [ScoringModel], { description: 'The current model of each test type.' })
  models(@Root() participant: Participant, @Ctx() { loaders }: RequestContext) {
    return loaders.currentModels.load(participant.id);
  }
}

@Resolver(() => ParticipantConnection)
export class ParticipantConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many there are on all pages.' })
  totalCount(@Root() connection: ParticipantConnection) {
    return connection.countAll();
  }
}
