/** A column of the lake, in types that Parquet, DuckDB and Athena share. */
export interface LakeColumn {
  readonly name: string;
  readonly type: 'string' | 'timestamp' | 'date' | 'double' | 'int' | 'boolean';
  /** For analysts: unit, and what null means. The portal's texts repeat it in each language. */
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
  'Day of the start in UTC; filter by it to make queries faster',
);

const SUBJECT = [
  column('recording_id', 'string', 'Id of the recording, as care providers see it'),
  column('participant_id', 'string', 'Pseudonym, the same for all recordings of a participant'),
  column('test_type', 'string', 'Key of the test'),
] as const;

/** What analysts see: the columns inside the Parquet files, without the partition `day` (decision 0014). */
export const LAKE_TABLES = {
  recordings: [
    ...SUBJECT,
    column('started_at', 'timestamp', 'Start, in UTC'),
    column('duration_seconds', 'double', 'Seconds from the first sample to the last'),
    column('training', 'boolean', 'Whether it is a training recording'),
    column('clinician_score', 'int', '0 to 100; null without a clinician’s score'),
    column('status', 'string', 'CONVERTED, TRAINING, AWAITING_MODEL, SCORED or FAILED'),
    column('score', 'double', '0 to 100; null until the recording is scored'),
    column('score_low', 'double', 'Lower end of the 90% interval; null without a score'),
    column('score_high', 'double', 'Upper end of the 90% interval; null without a score'),
    column(
      'low_confidence',
      'boolean',
      'Whether the model was not better than the average; null without a score',
    ),
    column('model_id', 'string', 'Id of the model that scored the recording; null without a score'),
    column('sample_count', 'int', 'Number of samples'),
    column('sample_rate_hz', 'double', 'Samples per second outside gaps'),
    column(
      'gap_count',
      'int',
      'Number of gaps: steps more than three times as long as the usual step',
    ),
    column('longest_gap_ms', 'double', 'Milliseconds; 0 without a gap'),
  ],
  samples: [
    ...SUBJECT,
    column('ts', 'timestamp', 'Time in UTC, to the microsecond'),
    ...['ax', 'ay', 'az'].map((axis) => column(axis, 'double', 'Accelerometer, m/s²')),
    ...['gx', 'gy', 'gz'].map((axis) => column(axis, 'double', 'Gyroscope, rad/s')),
    ...['mx', 'my', 'mz'].map((axis) => column(axis, 'double', 'Magnetometer, µT')),
  ],
} as const satisfies Record<string, readonly LakeColumn[]>;

export type LakeTable = keyof typeof LAKE_TABLES;
export const LAKE_TABLE_NAMES = Object.keys(LAKE_TABLES) as LakeTable[];

/** Every column that a query of a table sees. */
export const columnsOf = (table: LakeTable): readonly LakeColumn[] => [
  ...LAKE_TABLES[table],
  LAKE_PARTITION,
];
