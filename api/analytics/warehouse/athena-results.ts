import type { ColumnInfo } from '@aws-sdk/client-athena';
import type { RecordBatch, Schema } from 'apache-arrow';
import { GaitwayError, limitExceeded, unavailable } from '../../errors.ts';
import { TaskTooBig, type WorkerPool } from '../../workers/worker-pool.ts';
import { piecesOfRows } from './athena-csv.ts';
import { arrowSchema, toRecordBatch } from './plain-arrow.ts';
import type { ColumnHead, ColumnKind } from './plain-column.ts';

/** Of one piece of an answer: far more than any takes. */
const PIECE_TIME_LIMIT_MS = 30_000;

/** How Athena's types travel; what Arrow has no plain type for travels as text. */
const KINDS: Readonly<Record<string, ColumnKind>> = {
  boolean: 'boolean',
  tinyint: 'int',
  smallint: 'int',
  integer: 'int',
  int: 'int',
  bigint: 'bigint',
  real: 'double',
  float: 'double',
  double: 'double',
  decimal: 'double',
  date: 'date',
  timestamp: 'timestamp',
};

const headOf = ({ Name, Type }: ColumnInfo): ColumnHead => ({
  name: Name ?? '',
  kind: KINDS[Type ?? ''] ?? 'text',
});

/** The columns of an answer, in Arrow's types. */
export const schemaOf = (columns: readonly ColumnInfo[]): Schema =>
  arrowSchema(columns.map(headOf));

/**
 * The CSV that Athena leaves in S3, as batches, while it is read: a header, every value in quotes, null without. The
 * rows are read in the pool's threads.
 * @throws {GaitwayError} UNAVAILABLE when it breaks off, which it may not do the next time; INVALID_INPUT or
 *   LIMIT_EXCEEDED for an answer that cannot be read
 */
export async function* readAthenaCsv(
  chunks: AsyncIterable<Uint8Array>,
  columns: readonly ColumnInfo[],
  pool: WorkerPool,
): AsyncGenerator<RecordBatch> {
  const schema = schemaOf(columns);
  const heads = columns.map(headOf);
  let hasHeader = true;
  try {
    for await (const csv of piecesOfRows(chunks)) {
      const rows = await pool.run(
        'readAthenaRows',
        { csv, columns: heads, hasHeader },
        { giveUpInput: true, timeLimitMs: PIECE_TIME_LIMIT_MS },
      );
      hasHeader = false;
      if (rows.count > 0) yield toRecordBatch(schema, rows.count, rows.columns);
    }
  } catch (error) {
    if (error instanceof GaitwayError) throw error;
    if (error instanceof TaskTooBig) throw limitExceeded('statement', 'answers too much to read');
    throw unavailable('The answer of Athena broke off.');
  }
}
