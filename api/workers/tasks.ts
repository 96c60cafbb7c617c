import { encodeArrow, encodeChart } from '../conversion/arrow.ts';
import { checkRecording, type RecordingForm } from '../conversion/check-recording.ts';
import { convertRecording, type MeasuredRecording } from '../conversion/convert-recording.ts';
import { decodeParquet } from '../conversion/decode-parquet.ts';
import { settleColumns } from '../conversion/exact-columns.ts';
import { readSeries } from '../conversion/read-series.ts';
import { tableToArrow, tableToCsv, tableToParquet } from '../conversion/table-files.ts';
import type { ParseResult } from '../domain/recording/problem.ts';
import { detachColumns } from '../domain/recording/json-columns.ts';
import type { RecordingReport } from '../reports/recording-report.ts';
import { renderRecordingReport } from '../reports/render-recording-report.ts';
import { measureMovement } from '../scoring/model/measure-movement.ts';
import {
  encodeLakeRecordings,
  encodeLakeSamples,
  type LakeRecording,
  type LakeSubject,
} from '../conversion/lake-files.ts';
import { type AthenaRows, readAthenaRows } from '../analytics/warehouse/athena-rows.ts';
import type { LakeDisguise } from '../domain/lake-disguise.ts';
import type { SqlValue } from '../domain/sql-query.ts';
import { scoringTasks } from './scoring-tasks.ts';

/**
 * The tasks that run in worker threads: work whose time grows with the samples of a recording. A task takes one
 * value and returns one, both fit for `structuredClone`. To add a task, add a line.
 */
export const tasks = {
  /** The body of a request that brings a recording. */
  detachColumns: (input: { json: Uint8Array }) => detachColumns(input.json),

  /** The check at the door; the samples themselves stay in the worker. */
  parseRecording: (input: { json: Uint8Array; form: RecordingForm; now: Date }) =>
    checkRecording(input.json, input.form, input.now),

  /** Files and measures; the samples themselves stay in the worker. */
  convertRecording: async (input: {
    json: Uint8Array;
    now: Date;
  }): Promise<ParseResult<MeasuredRecording>> => {
    const converted = await convertRecording(input.json, input.now);
    if (!converted.ok) return converted;
    const { samples, ...recording } = converted.value;
    return { ok: true, value: { ...recording, movement: measureMovement(samples) } };
  },

  /** A whole recording as an Arrow stream with timestamps. */
  encodeArrow: async (input: { parquet: Uint8Array }) =>
    encodeArrow(await decodeParquet(input.parquet)),

  encodeChart: async (input: { parquet: Uint8Array }) =>
    encodeChart(await decodeParquet(input.parquet)),

  encodeLakeSamples: async ({ subject, parquet }: { subject: LakeSubject; parquet: Uint8Array }) =>
    encodeLakeSamples(subject, await decodeParquet(parquet)),

  encodeLakeRecordings: ({ rows }: { rows: readonly LakeRecording[] }) =>
    encodeLakeRecordings(rows),

  /** The result of a query, an Arrow stream, with the types that its values need. */
  settleColumns: ({ arrow }: { arrow: Uint8Array }) => settleColumns(arrow),

  /** Converts the result of a query from an Arrow stream to another format. */
  encodeTable: ({ arrow, format }: { arrow: Uint8Array; format: keyof typeof TABLE_ENCODERS }) =>
    TABLE_ENCODERS[format](arrow),

  renderReport: async ({ report, parquet }: { report: RecordingReport; parquet: Uint8Array }) =>
    renderRecordingReport(report, await decodeParquet(parquet)),

  /** A statement of an analyst, checked and confined to one organization. */
  confineStatement: async ({ statement, parameters, ...scope }: StatementToConfine) => {
    // The grammar takes a while to load, and most installations never need it.
    const { confineStatement } = await import('../analytics/warehouse/athena-statement.ts');
    return confineStatement(statement, parameters, scope);
  },

  /** Reads some rows of a result of Athena. */
  readAthenaRows: (input: AthenaRows) => readAthenaRows(input),

  readSeries,

  ...scoringTasks,
};

const TABLE_ENCODERS = { ARROW: tableToArrow, CSV: tableToCsv, PARQUET: tableToParquet } as const;

interface StatementToConfine {
  readonly disguise: LakeDisguise;
  readonly statement: string;
  readonly parameters: readonly SqlValue[];
  readonly database: string;
  readonly organizationId: string;
}

type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;
