// The entry point of the package `gaitway/client`: its public API.
export * from './__generated__/graphql.ts';
export { ApiError, fieldError, type FieldProblem, isApiError } from './api-error.ts';
export { type ClientOptions, createClient, type GaitwayClient } from './create-client.ts';
export { type GatewaySettings, readGatewaySettings } from './gateway-settings.ts';
export type { RecordingChanges, RecordingChangesOptions } from './recording-changes.ts';
export type { Credentials, TokenSource } from './sign-in/token-source.ts';
export type { NewRecording, SubmittedRecording } from './submit-recording.ts';
export {
  openRecordingQueue,
  type FlushResult,
  type RecordingQueue,
  type RefusedRecording,
  type SentRecording,
} from './queue/recording-queue.ts';
export { QueueInUseError } from './queue/folder-lock.ts';
