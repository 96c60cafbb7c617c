import { participantFields } from './participant-fields.ts';
import type { FieldTables } from './read-session.ts';
import { recordingFields } from './recording-fields.ts';

export const fieldTables: FieldTables = {
  participant: participantFields,
  recording: recordingFields,
};
