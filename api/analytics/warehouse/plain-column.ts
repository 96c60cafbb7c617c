/** The kind of a column. A type without a kind of its own is sent as text. */
export type ColumnKind =
  | 'boolean'
  | 'int'
  | 'bigint'
  | 'double'
  | 'date'
  | 'timestamp'
  | 'text'
  /** Exact numbers as text: with a fixed number of decimals, and whole ones of more than 64 bits. */
  | 'decimal'
  | 'whole';

/** The name and kind of a column. */
export interface ColumnHead {
  readonly name: string;
  readonly kind: ColumnKind;
}

/**
 * The values of one column of some rows in Arrow's layout: days and microseconds since 1970, booleans as bits, texts as
 * concatenated UTF-8, and an arbitrary value for null. Each bit of `validity`, lowest first, is 1 where there is a value.
 */
export interface PlainColumn {
  readonly values: Uint8Array | Int32Array | BigInt64Array | Float64Array;
  /** For texts: where each text begins in `values`, and where the last one ends. */
  readonly offsets?: Int32Array;
  readonly validity: Uint8Array;
  readonly nullCount: number;
}

/** A single value. `PLACEHOLDERS` shows the type of each kind. */
export type PlainValue = string | number | bigint;

/** The value that takes the place of null. */
const PLACEHOLDERS: Readonly<Record<ColumnKind, PlainValue>> = {
  boolean: 0,
  int: 0,
  bigint: 0n,
  double: 0,
  date: 0,
  timestamp: 0n,
  text: '',
  decimal: '',
  whole: '',
};

type Packed = Pick<PlainColumn, 'values' | 'offsets'>;

const PACK: Readonly<Record<ColumnKind, (values: never[]) => Packed>> = {
  boolean: (values: number[]) => ({ values: packBits(values) }),
  int: (values: number[]) => ({ values: Int32Array.from(values) }),
  bigint: (values: bigint[]) => ({ values: BigInt64Array.from(values) }),
  double: (values: number[]) => ({ values: Float64Array.from(values) }),
  date: (values: number[]) => ({ values: Int32Array.from(values) }),
  timestamp: (values: bigint[]) => ({ values: BigInt64Array.from(values) }),
  text: packTexts,
  decimal: packTexts,
  whole: packTexts,
};

function packBits(values: readonly number[]): Uint8Array {
  const bits = new Uint8Array((values.length + 7) >> 3);
  values.forEach((value, index) => {
    if (value) bits[index >> 3]! |= 1 << (index & 7);
  });
  return bits;
}

function packTexts(texts: readonly string[]): Packed {
  const offsets = new Int32Array(texts.length + 1);
  texts.forEach((text, index) => {
    offsets[index + 1] = offsets[index]! + Buffer.byteLength(text);
  });
  const values = new Uint8Array(offsets.at(-1)!);
  const bytes = Buffer.from(values.buffer);
  texts.forEach((text, index) => bytes.write(text, offsets[index]!));
  return { values, offsets };
}

/** Packs values into a column. */
export function packColumn(kind: ColumnKind, values: readonly (PlainValue | null)[]): PlainColumn {
  const validity = new Uint8Array((values.length + 7) >> 3);
  let nullCount = 0;
  const present = values.map((value, index) => {
    if (value === null) nullCount++;
    else validity[index >> 3]! |= 1 << (index & 7);
    return value ?? PLACEHOLDERS[kind];
  });
  // `PACK` has a function for each kind, and `kind` says which type all present values have.
  return { ...PACK[kind](present as never[]), validity, nullCount };
}
