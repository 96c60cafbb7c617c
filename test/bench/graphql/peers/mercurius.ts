import Fastify from 'fastify';
import mercurius, { type MercuriusContext, type MercuriusLoaders } from 'mercurius';
import { groupBy } from '../../../../api/domain/group-by.ts';
import { DATABASE_URL, PORT, reportReady, typeDefs } from './peer-environment.ts';
import { PROVIDER_HEADER } from './provider-header.ts';
import { resolvers as shared } from './resolvers.ts';
import { before, recordingConnection, recordingFields, scoreSummary } from './shapes.ts';
import {
  openSql,
  type AssignmentRow,
  type ModelRow,
  type ParticipantRow,
  type RecordingRow,
} from './sql.ts';

/**
 * Mercurius with graphql-jit and its own loaders. Their cache is off, which avoids serialising each key; a relation
 * that many rows share is still loaded once. (`cache: false` for the whole plugin would also drop parsed and compiled
 * documents.)
 */
const sql = openSql(DATABASE_URL);

interface Asked<Row, Params = unknown> {
  readonly obj: Row;
  readonly params: Params;
}

const relation =
  <Owner, Row extends { readonly id: string }>(
    idOf: (owner: Owner) => string | null,
    fetch: (ids: readonly string[]) => Promise<Row[]>,
  ) =>
  async (asked: readonly Asked<Owner>[]) => {
    const ids = asked.map(({ obj }) => idOf(obj));
    const wanted = [...new Set(ids)].filter((id) => id !== null);
    const rows = wanted.length === 0 ? [] : await fetch(wanted);
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => (id === null ? null : found.get(id)));
  };

const list =
  <Row extends { readonly participantId: string }, Result>(
    fetch: (ids: readonly string[]) => Promise<Row[]>,
    result: (rows: readonly Row[]) => Result,
  ) =>
  async (asked: readonly Asked<ParticipantRow>[]) => {
    const rows = groupBy(await fetch(asked.map(({ obj }) => obj.id)), (row) => row.participantId);
    return asked.map(({ obj }) => result(rows.get(obj.id) ?? []));
  };

const all = <Row>(rows: readonly Row[]) => rows;

const uncached = (loader: unknown) => ({ loader, opts: { cache: false } });
const testType = uncached(
  relation(({ testTypeId }: AssignmentRow | ModelRow | RecordingRow) => testTypeId, sql.testTypes),
);

const loaders = {
  Participant: {
    careProviders: uncached(list(sql.careProvidersOf, all)),
    assignments: uncached(list(sql.assignmentsOf, all)),
    models: uncached(list(sql.currentModelsOf, all)),
    latestRecording: uncached(
      list(
        (ids) => sql.recordingsOf(ids, 1),
        ([newest]) => newest,
      ),
    ),
    recordings: uncached((asked: readonly Asked<ParticipantRow, { first: number }>[]) =>
      Promise.all(
        asked.map(async ({ obj, params: { first } }) =>
          recordingConnection(await sql.recordingsOf([obj.id], first + 1), first),
        ),
      ),
    ),
    scoreSummary: uncached((asked: readonly Asked<ParticipantRow, { from: Date; to: Date }>[]) =>
      Promise.all(
        asked.map(async ({ obj, params: { from, to } }) => {
          const [row] = await sql.scoreSummariesOf([obj.id], before({ from, to }), from, to);
          return scoreSummary(row);
        }),
      ),
    ),
  },
  Assignment: { testType },
  ScoringModel: { testType },
  Recording: {
    testType,
    participant: uncached(
      relation(({ participantId }: RecordingRow) => participantId, sql.participants),
    ),
    model: uncached(relation(({ modelId }: RecordingRow) => modelId, sql.models)),
  },
};

const { DateTime, RecordingQuality } = shared;
const app = Fastify();
await app.register(mercurius, {
  schema: typeDefs(),
  resolvers: {
    DateTime,
    RecordingQuality,
    Query: {
      async participants(_: unknown, { first }: { first: number }, context: MercuriusContext) {
        const providerId = String(context.reply.request.headers[PROVIDER_HEADER]);
        const rows = await sql.participantsInCare(providerId, first);
        return { edges: rows.map((node) => ({ node })) };
      },
      participant: async (_: unknown, { id }: { id: string }) => (await sql.participants([id]))[0],
      recording: async (_: unknown, { id }: { id: string }) => (await sql.recordings([id]))[0],
    },
    Recording: { ...recordingFields, series: shared.Recording.series },
  },
  loaders: loaders as unknown as MercuriusLoaders,
  jit: 1,
});
await app.listen({ port: PORT, host: '127.0.0.1' });
reportReady();
