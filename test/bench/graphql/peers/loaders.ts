import DataLoader from 'dataloader';
import { groupBy } from '../../../../api/domain/group-by.ts';
import { before, scoreSummary } from './shapes.ts';
import type { Sql } from './sql.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** The DataLoaders of one request, one per relation, as in its manual. */
export function createLoaders(sql: Sql) {
  const byId = <Row extends { readonly id: string }>(
    fetch: (ids: readonly string[]) => Promise<Row[]>,
  ) =>
    new DataLoader<string, Row | null>(async (ids) => {
      const rows = new Map((await fetch(ids)).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? null);
    });
  const ofParticipants = <Row extends { readonly participantId: string }>(
    fetch: (ids: readonly string[]) => Promise<Row[]>,
  ) =>
    new DataLoader<string, readonly Row[]>(async (ids) => {
      const rows = groupBy(await fetch(ids), ({ participantId }) => participantId);
      return ids.map((id) => rows.get(id) ?? []);
    });

  return {
    participant: byId(sql.participants),
    testType: byId(sql.testTypes),
    model: byId(sql.models),
    recording: byId(sql.recordings),
    careProviders: ofParticipants(sql.careProvidersOf),
    assignments: ofParticipants(sql.assignmentsOf),
    currentModels: ofParticipants(sql.currentModelsOf),
    latestRecording: ofParticipants((ids) => sql.recordingsOf(ids, 1)),
    scoreSummary: new DataLoader(
      async (keys: readonly { participantId: string; from: Date; to: Date }[]) =>
        Promise.all(
          keys.map(async ({ participantId, from, to }) => {
            const [row] = await sql.scoreSummariesOf(
              [participantId],
              before({ from, to }),
              from,
              to,
            );
            return scoreSummary(row);
          }),
        ),
      { cache: false },
    ),
  };
}
