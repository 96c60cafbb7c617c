/** Whose recording it is: what its files' keys are made of. */
export interface RecordingPlace {
  readonly id: string;
  readonly organizationId: string;
  readonly participantId: string;
}

/** The lake's folders are named after days. */
export interface StartedRecording extends RecordingPlace {
  readonly startedAt: Date;
}

/**
 * One folder for each participant (decision 0006): the number of folders grows with people, not with
 * recordings, a person's files are found by prefix, and erasing a person is deleting a few prefixes.
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
  /** The folder of a lake's table (decision 0014), a slash at its end. No key of another organization begins with it. */
  lakeTable: (organizationId: string, table: string) =>
    `lake/organization_id=${organizationId}/${table}/`,
  /** All recordings of a UTC day, YYYY-MM-DD, as analysts see them. */
  lakeRecordings: ({ organizationId, day }: { organizationId: string; day: string }) =>
    `${objectKeys.lakeTable(organizationId, 'recordings')}day=${day}/recordings.parquet`,
  /** The samples of one recording, as analysts see them, under the UTC day of its start. */
  lakeSamples: ({ id, organizationId, startedAt }: StartedRecording) =>
    `${objectKeys.lakeTable(organizationId, 'samples')}day=${utcDayOf(startedAt)}/${id}.parquet`,
  /** What a query answered. */
  sqlResult: ({ id, organizationId }: Pick<RecordingPlace, 'id' | 'organizationId'>) =>
    `sql_results/organization_id=${organizationId}/${id}.arrow`,
  sqlResultAs: (query: Pick<RecordingPlace, 'id' | 'organizationId'>, extension: string) =>
    objectKeys.sqlResult(query).replace(/arrow$/, extension),
  upload: (uploadId: string) => `uploads/${uploadId}.json`,
  /** Where the mobile app drops recordings by itself; those of one organization in a folder of its own. */
  inbox: 'inbox/',
  inboxOf: (organizationId: string) => `inbox/organization_id=${organizationId}/`,
  rejected: 'inbox/rejected/',
  /** Why an object was rejected, beside it. */
  rejectionReason: (rejectedKey: string) => `${rejectedKey}.reason.txt`,
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

/** The organization that the key of an object names in the inbox, rejected or not; undefined when it names none. */
export const organizationInInboxKey = (key: string): string | undefined =>
  /^inbox\/(?:rejected\/)?organization_id=([^/]*)\//.exec(key)?.[1];

/** The id of the recording that a key from `filesOf` belongs to; undefined for most other keys. */
export const recordingInKey = (key: string): string | undefined =>
  /^(?!uploads|models|sql_results).*\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[^/]*$/.exec(
    key,
  )?.[1];

/** YYYY-MM-DD. */
export const utcDayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Every object that belongs to a recording. */
export const filesOf = (recording: StartedRecording): string[] => [
  objectKeys.json(recording),
  objectKeys.csv(recording),
  objectKeys.parquet(recording),
  objectKeys.arrow(recording),
  objectKeys.chart(recording),
  objectKeys.report(recording),
  objectKeys.lakeSamples(recording),
];
