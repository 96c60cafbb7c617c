import type { RecordingRow, AssignmentRow, ModelRow, ParticipantRow, Quality, Sql } from './sql.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import { DateTime, objects } from './peer-environment.ts';
import { readSeries, recordingConnection, recordingFields, upperCaseAxes } from './shapes.ts';

/** The context of Yoga's resolvers. */
export interface PeerContext {
  readonly sql: Sql;
  readonly providerId: string;
  readonly loaders: Loaders;
}

export const createContext = (sql: Sql, providerId: string | null | undefined): PeerContext => ({
  sql,
  providerId: providerId ?? '',
  loaders: createLoaders(sql),
});

/** A resolver map over `schema.graphql`. */
export const resolvers = {
  DateTime,
  Query: {
    async participants(_: unknown, { first }: { first: number }, { sql, providerId }: PeerContext) {
      const rows = await sql.participantsInCare(providerId, first);
      return { edges: rows.map((node) => ({ node })) };
    },
    participant: (_: unknown, { id }: { id: string }, { loaders }: PeerContext) =>
      loaders.participant.load(id),
    recording: (_: unknown, { id }: { id: string }, { loaders }: PeerContext) =>
      loaders.recording.load(id),
  },
  Participant: {
    careProviders: ({ id }: ParticipantRow, _: unknown, { loaders }: PeerContext) =>
      loaders.careProviders.load(id),
    assignments: ({ id }: ParticipantRow, _: unknown, { loaders }: PeerContext) =>
      loaders.assignments.load(id),
    models: ({ id }: ParticipantRow, _: unknown, { loaders }: PeerContext) =>
      loaders.currentModels.load(id),
    latestRecording: async ({ id }: ParticipantRow, _: unknown, { loaders }: PeerContext) =>
      (await loaders.latestRecording.load(id))[0],
    recordings: async (
      { id }: ParticipantRow,
      { first }: { first: number },
      { sql }: PeerContext,
    ) => recordingConnection(await sql.recordingsOf([id], first + 1), first),
    scoreSummary: (
      { id: participantId }: ParticipantRow,
      { from, to }: { from: Date; to: Date },
      { loaders }: PeerContext,
    ) => loaders.scoreSummary.load({ participantId, from, to }),
  },
  Assignment: {
    testType: ({ testTypeId }: AssignmentRow, _: unknown, { loaders }: PeerContext) =>
      loaders.testType.load(testTypeId),
  },
  ScoringModel: {
    testType: ({ testTypeId }: ModelRow, _: unknown, { loaders }: PeerContext) =>
      loaders.testType.load(testTypeId),
  },
  Recording: {
    ...recordingFields,
    participant: ({ participantId }: RecordingRow, _: unknown, { loaders }: PeerContext) =>
      loaders.participant.load(participantId),
    testType: ({ testTypeId }: RecordingRow, _: unknown, { loaders }: PeerContext) =>
      loaders.testType.load(testTypeId),
    model: ({ modelId }: RecordingRow, _: unknown, { loaders }: PeerContext) =>
      modelId === null ? null : loaders.model.load(modelId),
    series: (recording: RecordingRow, { axes, maxPoints }: { axes: string[]; maxPoints: number }) =>
      readSeries(objects, recording, axes, maxPoints),
  },
  RecordingQuality: { missingAxes: (quality: Quality) => upperCaseAxes(quality) },
};
