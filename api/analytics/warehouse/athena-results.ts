import type { ColumnInfo } from '@aws-sdk/client-athena';
import type { RecordBatch, Schema } from 'apache-arrow';
import { arrowSchema, toRecordBatch } from './plain-arrow.ts';
import { type ColumnKind, packColumn, type PlainValue } from './plain-column.ts';

const ROWS_OF_BATCH = 4096;

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

const kindOf = ({ Type }: ColumnInfo): ColumnKind => KINDS[Type ?? ''] ?? 'text';

/** The columns of an answer, in Arrow's types. */
export const schemaOf = (columns: readonly ColumnInfo[]): Schema =>
  arrowSchema(columns.map((column) => ({ name: column.Name ?? '', kind: kindOf(column) })));

/**
 * The CSV that Athena leaves in S3, as batches, while it is read: a header, every value in quotes, null without.
 * @throws when it breaks off
 */
export async function* readAthenaCsv(
  chunks: AsyncIterable<Uint8Array>,
  columns: readonly ColumnInfo[],
): AsyncGenerator<RecordBatch> {
  const schema = schemaOf(columns);
  const kinds = columns.map(kindOf);
  const toBatch = (rows: readonly Row[]) =>
    toRecordBatch(
      schema,
      rows.length,
      kinds.map((kind, index) =>
        packColumn(
          kind,
          rows.map((row) => valueOf(kind, row[index]!)),
        ),
      ),
    );
  let waiting: Row[] = [];
  let isHeader = true;

  for await (const row of readRows(chunks)) {
    if (row.length !== columns.length) throw new Error('the answer of Athena is torn');
    if (!isHeader) waiting.push(row);
    isHeader = false;
    if (waiting.length < ROWS_OF_BATCH) continue;
    yield toBatch(waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield toBatch(waiting);
}

type Row = readonly (string | null)[];

const valueOf = (kind: ColumnKind, text: string | null) =>
  text === null ? null : PARSERS[kind](text);

const PARSERS: Readonly<Record<ColumnKind, (text: string) => PlainValue>> = {
  boolean: (text) => (text === 'true' ? 1 : 0),
  int: Number,
  bigint: BigInt,
  double: Number, // NaN and Infinity are written as JavaScript reads them
  date: (text) => Date.parse(`${text}T00:00:00Z`) / 86_400_000,
  timestamp: microsecondsOf,
  text: (text) => text,
};

/** `2026-01-02 10:00:00.123`, with as many digits as there are. */
function microsecondsOf(text: string): bigint {
  const [seconds = '', fraction = ''] = text.split('.');
  const ms = Date.parse(`${seconds.replace(' ', 'T')}Z`);
  return BigInt(ms) * 1000n + BigInt(fraction.slice(0, 6).padEnd(6, '0'));
}

/** Rows of values: what stands in quotes, and null for what stands without. */
async function* readRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<(string | null)[]> {
  const decoder = new TextDecoder();
  let rest = '';
  let row: (string | null)[] = [];
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    const value = /("(?:[^"]|"")*"|)([,\n])/gy;
    let end = 0;
    for (let match = value.exec(rest); match !== null; match = value.exec(rest)) {
      const [, text = '', separator] = match;
      row.push(text === '' ? null : text.slice(1, -1).replaceAll('""', '"'));
      end = value.lastIndex;
      if (separator === ',') continue;
      yield row;
      row = [];
    }
    rest = rest.slice(end);
  }
  if (rest !== '' || row.length > 0) throw new Error('the answer of Athena breaks off');
}
