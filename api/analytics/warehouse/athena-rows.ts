import { invalidInput } from '../../errors.ts';
import {
  type ColumnHead,
  type ColumnKind,
  packColumn,
  type PlainColumn,
  type PlainValue,
} from './plain-column.ts';

/** Some whole rows of a result of Athena. */
export interface AthenaRows {
  /** Every value is quoted; null is an empty field without quotes. */
  readonly csv: Uint8Array;
  readonly columns: readonly ColumnHead[];
  /** Whether the first row holds the column names. */
  readonly hasHeader: boolean;
}

/**
 * Parses rows into columns. Runs in a worker thread.
 * @throws {GaitwayError} INVALID_INPUT naming `statement` for a value that its column's type cannot represent, and for CSV
 *   that is malformed
 */
export function readAthenaRows({ csv, columns, hasHeader }: AthenaRows): {
  readonly count: number;
  readonly columns: readonly PlainColumn[];
} {
  const texts = columns.map((): (string | null)[] => []);
  let count = hasHeader ? -1 : 0;
  for (const row of readRows(new TextDecoder().decode(csv))) {
    if (row.length !== columns.length) throw malformed();
    if (count >= 0) row.forEach((text, index) => texts[index]!.push(text));
    count++;
  }
  return {
    count: Math.max(count, 0),
    columns: columns.map((column, index) =>
      packColumn(
        column.kind,
        texts[index]!.map((text) => (text === null ? null : parseValue(column, text))),
      ),
    ),
  };
}

function parseValue({ name, kind }: ColumnHead, text: string): PlainValue {
  const value = PARSERS[kind](text);
  if (value !== undefined) return value;
  const message = `returns a ${kind} in the column "${name}" that cannot be represented: cast it to varchar`;
  throw invalidInput({ field: 'statement', message });
}

/** Each parser returns undefined for a value that its type cannot represent. */
const PARSERS: Readonly<Record<ColumnKind, (text: string) => PlainValue | undefined>> = {
  boolean: (text) => (text === 'true' ? 1 : text === 'false' ? 0 : undefined),
  int: (text) => (wholeOf(text, 32) === undefined ? undefined : Number(text)),
  bigint: (text) => wholeOf(text, 64),
  double: (text) => (text === 'NaN' || !Number.isNaN(Number(text)) ? Number(text) : undefined),
  date: (text) => {
    const ms = Date.parse(`${text}T00:00:00Z`);
    return Number.isNaN(ms) ? undefined : ms / 86_400_000;
  },
  timestamp: microsecondsOf,
  text: (text) => text,
  decimal: (text) => (/^[+-]?\d+(\.\d+)?$/.test(text) ? text : undefined),
  whole: (text) => (WHOLE.test(text) ? text : undefined),
};

const WHOLE = /^[+-]?\d+$/;

/** A whole number that fits into so many bits. */
function wholeOf(text: string, bits: number): bigint | undefined {
  if (!WHOLE.test(text)) return undefined;
  const value = BigInt(text.replace('+', ''));
  return BigInt.asIntN(bits, value) === value ? value : undefined;
}

/** Parses `2026-01-02 10:00:00.123`, with up to six fraction digits, and zeros beyond them. */
function microsecondsOf(text: string): bigint | undefined {
  const [seconds = '', fraction = ''] = text.split('.');
  const ms = Date.parse(`${seconds.replace(' ', 'T')}Z`);
  if (Number.isNaN(ms) || !/^\d{0,6}0*$/.test(fraction)) return undefined;
  return BigInt(ms) * 1000n + BigInt(fraction.slice(0, 6).padEnd(6, '0'));
}

/** Yields rows of values: the text inside the quotes, and null for a field without quotes. Reads each character once. */
function* readRows(text: string): Generator<(string | null)[]> {
  let row: (string | null)[] = [];
  let at = 0;
  while (at < text.length) {
    let value: string | null = null;
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      value = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    }
    row.push(value);
    const separator = text[at++];
    if (separator === ',') continue;
    if (separator !== '\n') throw malformed();
    yield row;
    row = [];
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  throw malformed();
}

/** The rows came whole, so that they would be the same again. */
const malformed = () =>
  invalidInput({
    field: 'statement',
    message: 'returns rows that are malformed in the result of Athena: take fewer columns',
  });
