/** Whose recording it is: what its files' keys are made of. */
export interface RecordingPlace {
  readonly id: string;
  readonly organizationId: string;
  readonly participantId: string;
}

/**
 * One folder for each participant (decision 0006): the number of folders grows with people, not with
 * recordings, a person's files are found by prefix, and erasing a person is deleting three prefixes.
 * The names are Hive's, so that SQL engines read the ids as columns.
 */
const folderOf = ({ organizationId, participantId }: Omit<RecordingPlace, 'id'>) =>
  `organization_id=${organizationId}/participant_id=${participantId}`;

/** Where things lie in the object store. */
export const objectKeys = {
  /** The recording as it was submitted. */
  json: (recording: RecordingPlace) => `recording_data/${folderOf(recording)}/${recording.id}.json`,
  csv: (recording: RecordingPlace) => `csv_data/${folderOf(recording)}/${recording.id}.csv`,
  parquet: (recording: RecordingPlace) =>
    `parquet_data/${folderOf(recording)}/${recording.id}.parquet`,
  arrow: (recording: RecordingPlace) => `arrow_data/${folderOf(recording)}/${recording.id}.arrow`,
  /** The samples as the portal draws them. */
  chart: (recording: RecordingPlace) =>
    `arrow_data/${folderOf(recording)}/${recording.id}.chart.arrow.gz`,
  /** The PDF that was asked for last. */
  report: (recording: RecordingPlace) => `reports/${folderOf(recording)}/${recording.id}.pdf`,
  model: (owner: Omit<RecordingPlace, 'id'>, modelId: string) =>
    `models/${folderOf(owner)}/${modelId}.tar.gz`,
  /** What a training in the cloud reads and writes until its model is placed; the model's key says whose it is. */
  trainingOf: (modelKey: string) =>
    modelKey.replace(/^models\//, 'trainings/').replace(/\.tar\.gz$/, '/'),
  models: 'models/',
  upload: (uploadId: string) => `uploads/${uploadId}.json`,
  /** Where the mobile app drops recordings by itself. */
  inbox: 'inbox/',
  rejected: 'inbox/rejected/',
} as const;

/** The folders that hold all of a participant's objects and nobody else's. */
export const foldersOf = (owner: Omit<RecordingPlace, 'id'>): string[] =>
  [
    'recording_data',
    'csv_data',
    'parquet_data',
    'arrow_data',
    'reports',
    'models',
    'trainings',
  ].map((root) => `${root}/${folderOf(owner)}/`);

/** Every object that belongs to a recording. */
export const filesOf = (recording: RecordingPlace): string[] => [
  objectKeys.json(recording),
  objectKeys.csv(recording),
  objectKeys.parquet(recording),
  objectKeys.arrow(recording),
  objectKeys.chart(recording),
  objectKeys.report(recording),
];
