/** Kinds of jobs, whose words are `jobKind.<kind>`; one that is not known here shows under its name. */
export const JOB_KINDS = [
  'convert-recording',
  'score-recording',
  'train-model',
  'ingest-inbox-object',
  'publish-day',
  'run-sql-query',
  'mail-invitation',
  'push',
  'forget-phone',
  'delete-objects',
  'erase-person',
] as const;
