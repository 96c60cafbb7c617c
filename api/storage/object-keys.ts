/** The ids that make up the keys of a recording's files. */
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
 * One folder for each participant (decision 0006). The number of folders grows with people, not with recordings. A
 * person's files are found by prefix, and erasing a person deletes a few prefixes. The names follow Hive's
 * convention, so that SQL engines read the ids as columns.
 */
const folderOf = ({ organizationId, participantId }: Omit<RecordingPlace, 'id'>) =>
  `organization_id=${organizationId}/participant_id=${participantId}`;

/** The keys of all objects in the object store. */
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
  /** The latest PDF report. */
  report: (recording: RecordingPlace) => `reports/${folderOf(recording)}/${recording.id}.pdf`,
  model: (owner: Omit<RecordingPlace, 'id'>, modelId: string) =>
    `models/${folderOf(owner)}/${modelId}.tar.gz`,
  /** The input and output of a training in the cloud, until its model is stored. Derived from the model's key. */
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
  /** Where a file of the lake is set aside when it cannot be read. Queries do not see it there. */
  damaged: (lakeKey: string) => lakeKey.replace(/^lake\//, objectKeys.damagedLake),
  damagedLake: 'lake_damaged/',
  /** The result of a query, an Arrow stream. */
  sqlResult: ({ id, organizationId }: Pick<RecordingPlace, 'id' | 'organizationId'>) =>
    `sql_results/organization_id=${organizationId}/${id}.arrows`,
  sqlResultAs: (query: Pick<RecordingPlace, 'id' | 'organizationId'>, extension: string) =>
    objectKeys.sqlResult(query).replace(/arrows$/, extension),
  upload: (uploadId: string) => `uploads/${uploadId}.json`,
  /** Where the mobile app uploads recordings without the API. Each organization may have a folder of its own. */
  inbox: 'inbox/',
  inboxOf: (organizationId: string) => `inbox/organization_id=${organizationId}/`,
  rejected: 'inbox/rejected/',
  /** Why an object was rejected, beside it. */
  rejectionReason: (rejectedKey: string) => `${rejectedKey}.reason.txt`,
} as const;

/** The folders of a participant: together they contain all of their objects, and no others. */
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

/** The organization in the key of an inbox object, rejected or not. Undefined when it names none. */
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
  objectKeys.damaged(objectKeys.lakeSamples(recording)),
];
