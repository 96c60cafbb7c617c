/** A column of the lake, in types that Parquet, DuckDB and Athena share. */
export interface LakeColumn {
  readonly name: string;
  readonly type: 'string' | 'timestamp' | 'date' | 'double' | 'int' | 'boolean';
  /** For analysts: unit, and what null means. */
  readonly description: string;
}

const column = (name: string, type: LakeColumn['type'], description: string): LakeColumn => ({
  name,
  type,
  description,
});

/** What the folders of a table are named after, below the organization's. */
export const LAKE_PARTITION = column(
  'day',
  'date',
  'UTC day on which the recording started; a condition on it keeps a query from reading the others',
);

const SUBJECT = [
  column('recording_id', 'string', 'of the recording, as care providers see it'),
  column('participant_id', 'string', 'pseudonym, the same for all recordings of a person'),
  column('test_type', 'string', 'key of the test type'),
] as const;

/** What analysts see: the columns inside the Parquet files, without the partition `day` (decision 0014). */
export const LAKE_TABLES = {
  recordings: [
    ...SUBJECT,
    column('started_at', 'timestamp', 'UTC'),
    column('duration_seconds', 'double', 'from the first sample to the last'),
    column('training', 'boolean', 'whether models learn from it'),
    column('clinician_score', 'int', '0 to 100; null when nobody gave one'),
    column('status', 'string', 'CONVERTED, TRAINING, AWAITING_MODEL, SCORED or FAILED'),
    column('score', 'double', '0 to 100; null until SCORED'),
    column('score_low', 'double', 'lower end of the 90 % interval'),
    column('score_high', 'double', 'upper end of the 90 % interval'),
    column('low_confidence', 'boolean', 'whether the model was hardly better than the mean'),
    column('model_id', 'string', 'the model that gave the score'),
    column('sample_count', 'int', 'samples in the recording'),
    column('sample_rate_hz', 'double', 'samples a second outside the gaps'),
    column('gap_count', 'int', 'steps more than three times as long as the median step'),
    column('longest_gap_ms', 'double', 'milliseconds; null without a gap'),
  ],
  samples: [
    ...SUBJECT,
    column('ts', 'timestamp', 'UTC, microseconds'),
    ...['ax', 'ay', 'az'].map((axis) => column(axis, 'double', 'accelerometer, m/s2')),
    ...['gx', 'gy', 'gz'].map((axis) => column(axis, 'double', 'gyroscope, rad/s')),
    ...['mx', 'my', 'mz'].map((axis) => column(axis, 'double', 'magnetometer, uT')),
  ],
} as const satisfies Record<string, readonly LakeColumn[]>;

export type LakeTable = keyof typeof LAKE_TABLES;
export const LAKE_TABLE_NAMES = Object.keys(LAKE_TABLES) as LakeTable[];

/** Every column that a query of a table sees. */
export const columnsOf = (table: LakeTable): readonly LakeColumn[] => [
  ...LAKE_TABLES[table],
  LAKE_PARTITION,
];
