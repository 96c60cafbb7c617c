import { memberStore } from '../../database/stores/member-store.ts';
import { modelStore } from '../../database/stores/model-store.ts';
import { participantStateStore } from '../../database/stores/participant-state-store.ts';
import { testTypeStore } from '../../database/stores/test-type-store.ts';
import type { Wanted, WantedField } from '../../domain/wanted.ts';
import {
  type AxisRangeArguments,
  type PeriodArguments,
  readAxisRanges,
  readScoreSummaries,
  readScoreTrends,
  type TrendArguments,
} from './histories.ts';
import { lists, type Load } from './loads.ts';
import type { Reading } from './reading.ts';

/** What hangs on participants and leads to no other record: one statement for each, however many participants there are. */

export async function assignmentsOf(reading: Reading, ids: readonly string[], wanted: Wanted) {
  const [{ testTypes }, rows] = await Promise.all([
    reading.settings(),
    testTypeStore.assignmentsOf(reading.records, ids, wanted),
  ]);
  const assignments = rows
    .sort(testTypes.byName)
    .map((row) => ({ ...row, testType: testTypes.get(row.testTypeId) }));
  return lists(assignments);
}

/** One statement for all periods, unless one of them is wrong: then each stands for itself. */
export function summariesOf(
  reading: Reading,
  ids: readonly string[],
  fields: readonly WantedField[],
): Record<string, Load> {
  if (fields.length === 0) return {};
  const read = async (some: readonly WantedField[]) => {
    reading.viewer.assertCan('recording:read');
    return readScoreSummaries(
      reading,
      ids,
      some.map(({ args }) => args as unknown as PeriodArguments),
    );
  };
  const together = read(fields);
  return Object.fromEntries(
    fields.map((field, index) => [
      field.key,
      together.then(
        (summaries) => summaries[index]!,
        async () => (await read([field]))[0]!,
      ),
    ]),
  );
}

export async function axisRangesOf(
  reading: Reading,
  ids: readonly string[],
  args: AxisRangeArguments,
  wanted: Wanted,
) {
  reading.viewer.assertCan('recording:read');
  const [settings, rangesOf] = await Promise.all([
    wanted['testType'] && reading.settings(),
    readAxisRanges(reading, ids, args),
  ]);
  return (id: string) =>
    rangesOf(id).map((range) => ({
      ...range,
      testType: settings?.testTypes.get(range.testTypeId),
    }));
}

export async function scoreTrendsOf(
  reading: Reading,
  ids: readonly string[],
  args: TrendArguments,
  wanted: Wanted,
) {
  reading.viewer.assertCan('recording:read');
  return listsByTest(reading, wanted, readScoreTrends(reading, ids, args));
}

export async function attentionOf(reading: Reading, ids: readonly string[]) {
  reading.viewer.assertCan('recording:read');
  const rows = await participantStateStore.attentionOf(reading.records, ids);
  const found = new Map(rows.map(({ participantId, reasons }) => [participantId, reasons]));
  return (id: string) => found.get(id) ?? [];
}

export async function invitationsOf(reading: Reading, ids: readonly string[]) {
  const rows = await memberStore.invitationsOf(reading.records, ids);
  const found = new Map(rows.map((row) => [row.participantId, row]));
  return (id: string) => found.get(id) ?? null;
}

export async function modelHistoryOf(
  reading: Reading,
  ids: readonly string[],
  { testType }: { readonly testType?: string | null },
  wanted: Wanted,
) {
  reading.viewer.assertCan('recording:read');
  if (wanted['testType']) reading.expectSettings();
  const testTypeId = await reading.testTypeId(testType);
  const models = modelStore.historyOf(reading.records, ids, testTypeId, wanted);
  return listsByTest(reading, wanted, models);
}

export async function modelsOf(reading: Reading, ids: readonly string[], wanted: Wanted) {
  reading.viewer.assertCan('recording:read');
  return listsByTest(reading, wanted, modelStore.currentOf(reading.records, ids, wanted));
}

/** Lists of what belongs to a test, with the test when it is wanted; asked for in the round trip of the rows. */
async function listsByTest<
  Row extends { readonly participantId: string; readonly testTypeId: string },
>(reading: Reading, wanted: Wanted, rows: Promise<readonly Row[]>) {
  const [settings, found] = await Promise.all([wanted['testType'] && reading.settings(), rows]);
  return lists(found.map((row) => ({ ...row, testType: settings?.testTypes.get(row.testTypeId) })));
}
