/** What a column of an answer is; what has no plain type of its own travels as text. */
export type ColumnKind = 'boolean' | 'int' | 'bigint' | 'double' | 'date' | 'timestamp' | 'text';

/** A column of an answer. */
export interface ColumnHead {
  readonly name: string;
  readonly kind: ColumnKind;
}

/**
 * The values of one column of some rows, as Arrow lays them out: days and microseconds since 1970, and in the place of
 * null anything. A bit of `validity`, the lowest first, is 1 where there is a value.
 */
export interface PlainColumn {
  readonly values: Uint8Array | Int32Array | BigInt64Array | Float64Array | readonly string[];
  readonly validity: Uint8Array;
  readonly nullCount: number;
}

/** A single value: for each kind the type that `NOTHING` has. */
export type PlainValue = string | number | bigint;

const NOTHING: Readonly<Record<ColumnKind, PlainValue>> = {
  boolean: 0,
  int: 0,
  bigint: 0n,
  double: 0,
  date: 0,
  timestamp: 0n,
  text: '',
};

const PACK: Readonly<Record<ColumnKind, (values: never[]) => PlainColumn['values']>> = {
  boolean: (values: number[]) => Uint8Array.from(values),
  int: (values: number[]) => Int32Array.from(values),
  bigint: (values: bigint[]) => BigInt64Array.from(values),
  double: (values: number[]) => Float64Array.from(values),
  date: (values: number[]) => Int32Array.from(values),
  timestamp: (values: bigint[]) => BigInt64Array.from(values),
  text: (values: string[]) => values,
};

/** Makes a column of its values. */
export function packColumn(kind: ColumnKind, values: readonly (PlainValue | null)[]): PlainColumn {
  const validity = new Uint8Array((values.length + 7) >> 3);
  let nullCount = 0;
  const present = values.map((value, index) => {
    if (value === null) nullCount++;
    else validity[index >> 3]! |= 1 << (index & 7);
    return value ?? NOTHING[kind];
  });
  return { values: PACK[kind](present as never[]), validity, nullCount };
}
