import { careTeamStore } from '../../database/stores/care-team-store.ts';
import { invitationStore } from '../../database/stores/invitation-store.ts';
import { modelStore } from '../../database/stores/model-store.ts';
import { participantStateStore } from '../../database/stores/participant-state-store.ts';
import { testTypeStore } from '../../database/stores/test-type-store.ts';
import { groupBy } from '../../domain/group-by.ts';
import { type Selection, selectionAt } from '../../domain/selection.ts';
import {
  batchedField,
  field,
  fieldWithArgs,
  prefetchSettings,
  prefetchTestType,
} from './field-table.ts';
import { addFields, prefetchFields } from './load-fields.ts';
import {
  axisRangesArgs,
  historyArgs,
  latestArgs,
  modelHistoryArgs,
  periodArgs,
  readAxisRanges,
  readHistories,
  readLatest,
  readScoreSummaries,
  readScoreTrends,
  trendArgs,
} from './histories.ts';
import type { FieldTable, ReadSession, ValueFor } from './read-session.ts';

/** Every field of a participant that is not a column of its row. */
export const participantFields: FieldTable<string> = {
  recordOf: (participantId) => ({ participantId }),
  fields: {
    careProviders: field({
      load: async ({ records }, ids) => listsOf(await careTeamStore.providersOf(records, ids)),
    }),

    assignments: field({
      prefetch: prefetchSettings,
      load: async (session, ids, selection) => {
        const [{ testTypes }, rows] = await Promise.all([
          session.settings(),
          testTypeStore.assignmentsOf(session.records, ids, selection),
        ]);
        const assignments = rows
          .sort(testTypes.byName)
          .map((row) => ({ ...row, testType: testTypes.get(row.testTypeId) }));
        return listsOf(assignments);
      },
    }),

    invitation: field({
      load: async ({ records }, ids) => {
        const rows = await invitationStore.ofParticipants(records, ids);
        const found = new Map(rows.map((row) => [row.participantId, row]));
        return (id) => found.get(id) ?? null;
      },
    }),

    attention: field({
      shows: 'recording:read',
      load: async ({ records }, ids) => {
        const rows = await participantStateStore.attentionOf(records, ids);
        const found = new Map(rows.map(({ participantId, reasons }) => [participantId, reasons]));
        return (id) => found.get(id) ?? [];
      },
    }),

    models: field({
      shows: 'recording:read',
      load: (session, ids, selection) =>
        listsByTest(session, selection, modelStore.currentOf(session.records, ids, selection)),
    }),

    latestRecording: fieldWithArgs({
      shows: 'recording:read',
      args: latestArgs,
      prefetch: (session, selection) =>
        prefetchFields(session, session.tables.recording, selection),
      load: async (session, ids, { args, selection }) => {
        const table = session.tables.recording;
        prefetchFields(session, table, selection);
        const latest = await readLatest(session, ids, args, selection);
        const recordings = ids.flatMap((id) => latest(id) ?? []);
        await addFields(session, table, recordings, selection);
        return latest;
      },
    }),

    recordings: fieldWithArgs({
      shows: 'recording:read',
      args: historyArgs,
      load: async (session, ids, { args, selection }) => {
        const table = session.tables.recording;
        const below = selectionAt(selection, 'edges', 'node');
        prefetchFields(session, table, below);
        const historyOf = await readHistories(session, ids, args, selection);
        const histories = new Map(ids.map((id) => [id, historyOf(id)]));
        const recordings = [...histories.values()].flatMap(({ edges }) =>
          edges.map(({ node }) => node),
        );
        await addFields(session, table, recordings, below);
        return (id) => histories.get(id);
      },
    }),

    axisRanges: fieldWithArgs({
      shows: 'recording:read',
      args: axisRangesArgs,
      load: async (session, ids, { args, selection }) => {
        const [settings, rangesOf] = await Promise.all([
          selection['testType'] && session.settings(),
          readAxisRanges(session, ids, args),
        ]);
        return (id) =>
          rangesOf(id).map((range) => ({
            ...range,
            testType: settings?.testTypes.get(range.testTypeId),
          }));
      },
    }),

    scoreTrends: fieldWithArgs({
      shows: 'recording:read',
      args: trendArgs,
      load: async (session, ids, { args, selection }) =>
        listsByTest(session, selection, readScoreTrends(session, ids, args)),
    }),

    modelHistory: fieldWithArgs({
      shows: 'recording:read',
      args: modelHistoryArgs,
      load: async (session, ids, { args: { testType }, selection }) => {
        prefetchTestType(session, selection);
        const testTypeId = await session.testTypeId(testType);
        const models = modelStore.historyOf(session.records, ids, testTypeId, selection);
        return listsByTest(session, selection, models);
      },
    }),

    scoreSummary: batchedField({
      shows: 'recording:read',
      args: periodArgs,
      loadAll: (session, ids, uses) =>
        readScoreSummaries(
          session,
          ids,
          uses.map(({ args }) => args),
        ),
    }),
  },
};

function listsOf<Item extends { readonly participantId: string }>(
  items: readonly Item[],
): ValueFor<string, readonly Item[]> {
  const byParticipant = groupBy(items, ({ participantId }) => participantId);
  return (id) => byParticipant.get(id) ?? [];
}

/** Declares a list whose items belong to a test type. A selected test type is read in the round trip of the rows. */
async function listsByTest<
  Row extends { readonly participantId: string; readonly testTypeId: string },
>(session: ReadSession, selection: Selection, rows: Promise<readonly Row[]>) {
  const [settings, found] = await Promise.all([selection['testType'] && session.settings(), rows]);
  return listsOf(
    found.map((row) => ({ ...row, testType: settings?.testTypes.get(row.testTypeId) })),
  );
}
