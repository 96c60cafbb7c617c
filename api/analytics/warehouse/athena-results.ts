import type { ColumnInfo } from '@aws-sdk/client-athena';
import type { RecordBatch, Schema } from 'apache-arrow';
import { GaitwayError, limitExceeded, unavailable } from '../../errors.ts';
import { TaskTooBig, type WorkerPool } from '../../workers/worker-pool.ts';
import { piecesOfRows } from './athena-csv.ts';
import { arrowSchema, toRecordBatch } from './plain-arrow.ts';
import type { ColumnHead, ColumnKind } from './plain-column.ts';

/** The time limit for one piece of a result. Far more than any piece needs. */
const PIECE_TIME_LIMIT_MS = 30_000;

/** The column kinds of Athena's types. Types without a plain Arrow type are sent as text. */
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
  decimal: 'decimal',
  date: 'date',
  timestamp: 'timestamp',
};

const headOf = ({ Name, Type }: ColumnInfo): ColumnHead => ({
  name: Name ?? '',
  kind: KINDS[Type ?? ''] ?? 'text',
});

/** The Arrow schema of a result. */
export const schemaOf = (columns: readonly ColumnInfo[]): Schema =>
  arrowSchema(columns.map(headOf));

/**
 * Reads the CSV that Athena writes to S3 and yields it as batches. The CSV has a header; every value is quoted, and null
 * is an empty field without quotes. The pool's threads parse the rows.
 * @throws {GaitwayError} UNAVAILABLE when the stream breaks off, which a retry may mend; INVALID_INPUT or LIMIT_EXCEEDED
 *   for a result that cannot be read
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
    if (error instanceof TaskTooBig) {
      throw limitExceeded('statement', 'returns too much data: select fewer rows or columns');
    }
    throw unavailable('Reading the result from Athena was interrupted.');
  }
}
