/** The columns of the list, by the keys of their names. */
export const PARTICIPANT_COLUMNS = [
  'select',
  'name',
  'tests',
  'latestRecording',
  'lastScore',
  'trend',
] as const;
