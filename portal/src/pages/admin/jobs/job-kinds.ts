/** The kinds of jobs. Their texts are `jobKind.<kind>`; a kind that is not listed shows its own name. */
export const JOB_KINDS = [
  'convert-recording',
  'score-recording',
  'train-model',
  'ingest-inbox-object',
  'publish-day',
  'rebuild-samples',
  'run-sql-query',
  'mail-invitation',
  'push',
  'forget-phone',
  'delete-objects',
  'erase-person',
] as const;

export type JobKind = (typeof JOB_KINDS)[number];
