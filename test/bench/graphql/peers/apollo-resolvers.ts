import { Arg, Ctx, FieldResolver, Float, ID, Int, Query, Resolver, Root } from 'type-graphql';
import {
  Assignment,
  Axis,
  CareProvider,
  Interval,
  Participant,
  ParticipantConnection,
  Recording,
  RecordingConnection,
  RecordingQuality,
  ScoreBand,
  ScoreSummary,
  ScoringModel,
  SensorSeries,
  TestType,
} from './apollo-types.ts';
import { objects } from './peer-environment.ts';
import type { PeerContext } from './resolvers.ts';
import { readSeries, recordingConnection, recordingFields, upperCaseAxes } from './shapes.ts';
import type { AssignmentRow, ModelRow, ParticipantRow, Quality, RecordingRow } from './sql.ts';

@Resolver(() => Participant)
export class ParticipantResolver {
  @Query(() => ParticipantConnection)
  async participants(
    @Arg('first', () => Int) first: number,
    @Ctx() { sql, providerId }: PeerContext,
  ) {
    const rows = await sql.participantsInCare(providerId, first);
    return { edges: rows.map((node) => ({ node })) };
  }

  @Query(() => Participant, { nullable: true })
  participant(@Arg('id', () => ID) id: string, @Ctx() { loaders }: PeerContext) {
    return loaders.participant.load(id);
  }

  @FieldResolver(() => [CareProvider])
  careProviders(@Root() { id }: ParticipantRow, @Ctx() { loaders }: PeerContext) {
    return loaders.careProviders.load(id);
  }

  @FieldResolver(() => [Assignment])
  assignments(@Root() { id }: ParticipantRow, @Ctx() { loaders }: PeerContext) {
    return loaders.assignments.load(id);
  }

  @FieldResolver(() => [ScoringModel])
  models(@Root() { id }: ParticipantRow, @Ctx() { loaders }: PeerContext) {
    return loaders.currentModels.load(id);
  }

  @FieldResolver(() => Recording, { nullable: true })
  async latestRecording(@Root() { id }: ParticipantRow, @Ctx() { loaders }: PeerContext) {
    return (await loaders.latestRecording.load(id))[0];
  }

  @FieldResolver(() => RecordingConnection)
  async recordings(
    @Root() { id }: ParticipantRow,
    @Arg('first', () => Int) first: number,
    @Ctx() { sql }: PeerContext,
  ) {
    return recordingConnection(await sql.recordingsOf([id], first + 1), first);
  }

  @FieldResolver(() => ScoreSummary)
  scoreSummary(
    @Root() { id: participantId }: ParticipantRow,
    @Arg('from', () => Date) from: Date,
    @Arg('to', () => Date) to: Date,
    @Ctx() { loaders }: PeerContext,
  ) {
    return loaders.scoreSummary.load({ participantId, from, to });
  }
}

@Resolver(() => Assignment)
export class AssignmentResolver {
  @FieldResolver(() => TestType)
  testType(@Root() { testTypeId }: AssignmentRow, @Ctx() { loaders }: PeerContext) {
    return loaders.testType.load(testTypeId);
  }
}

@Resolver(() => ScoringModel)
export class ScoringModelResolver {
  @FieldResolver(() => TestType)
  testType(@Root() { testTypeId }: ModelRow, @Ctx() { loaders }: PeerContext) {
    return loaders.testType.load(testTypeId);
  }
}

@Resolver(() => RecordingQuality)
export class RecordingQualityResolver {
  @FieldResolver(() => [Axis])
  missingAxes(@Root() quality: Quality) {
    return upperCaseAxes(quality);
  }
}

@Resolver(() => Recording)
export class RecordingResolver {
  @Query(() => Recording, { nullable: true })
  recording(@Arg('id', () => ID) id: string, @Ctx() { loaders }: PeerContext) {
    return loaders.recording.load(id);
  }

  @FieldResolver(() => Participant)
  participant(@Root() { participantId }: RecordingRow, @Ctx() { loaders }: PeerContext) {
    return loaders.participant.load(participantId);
  }

  @FieldResolver(() => TestType)
  testType(@Root() { testTypeId }: RecordingRow, @Ctx() { loaders }: PeerContext) {
    return loaders.testType.load(testTypeId);
  }

  @FieldResolver(() => Float)
  durationSeconds(@Root() recording: RecordingRow) {
    return recordingFields.durationSeconds(recording);
  }

  @FieldResolver(() => Interval, { nullable: true })
  scoreInterval(@Root() recording: RecordingRow) {
    return recordingFields.scoreInterval(recording);
  }

  @FieldResolver(() => ScoreBand, { nullable: true })
  band(@Root() recording: RecordingRow) {
    return recordingFields.band(recording);
  }

  @FieldResolver(() => ScoringModel, { nullable: true })
  model(@Root() { modelId }: RecordingRow, @Ctx() { loaders }: PeerContext) {
    return modelId === null ? null : loaders.model.load(modelId);
  }

  @FieldResolver(() => SensorSeries)
  series(
    @Root() recording: RecordingRow,
    @Arg('axes', () => [Axis]) axes: string[],
    @Arg('maxPoints', () => Int) maxPoints: number,
  ) {
    return readSeries(objects, recording, axes, maxPoints);
  }
}
