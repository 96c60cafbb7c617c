import type { FieldDefinition } from 'parquetjs-lite';
import { sampleColumns } from './encode-parquet.ts';
import {
  constantColumn,
  nullableColumn,
  type ParquetColumn,
  textBytes,
  writeParquet,
} from './write-parquet.ts';
import type { Samples } from '../domain/recording/samples.ts';
import { LAKE_TABLES, type LakeColumn } from '../domain/lake.ts';

/** The values of a recording that every row in the lake repeats. */
export interface LakeSubject {
  readonly recording_id: string;
  /** A pseudonym. */
  readonly participant_id: string;
  readonly test_type: string;
}

/** A row of the table `recordings`, by the names of its columns; moments in microseconds since 1970. */
export type LakeRecording = LakeSubject & {
  readonly [column in (typeof LAKE_TABLES)['recordings'][number]['name']]?:
    string | number | boolean | null;
};

const TYPES: Readonly<Record<LakeColumn['type'], FieldDefinition['type']>> = {
  string: 'UTF8',
  timestamp: 'TIMESTAMP_MICROS',
  date: 'DATE',
  double: 'DOUBLE',
  int: 'INT32',
  boolean: 'BOOLEAN',
};

/** Encodes one day's recordings. */
export function encodeLakeRecordings(rows: readonly LakeRecording[]): Promise<Uint8Array> {
  const columns = LAKE_TABLES.recordings.map(({ name, type }): [string, ParquetColumn] => {
    const values = rows.map((row) => row[name] ?? null);
    const convert = (value: string | number | boolean) =>
      typeof value === 'string' ? textBytes(value) : value;
    return [name, nullableColumn(TYPES[type], values, convert)];
  });
  return writeParquet(rows.length, columns);
}

/** Encodes the samples of one recording. */
export function encodeLakeSamples(subject: LakeSubject, samples: Samples): Promise<Uint8Array> {
  const same = (text: string) => constantColumn(samples.count, text);
  const { recording_id, participant_id, test_type } = subject;
  return writeParquet(
    samples.count,
    Object.entries({
      recording_id: same(recording_id),
      participant_id: same(participant_id),
      test_type: same(test_type),
      ...sampleColumns(samples),
    }),
  );
}
