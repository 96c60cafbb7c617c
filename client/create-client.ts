import type { TypedDocumentString } from './__generated__/graphql.ts';
import { connectApi } from './api-connection.ts';
import {
  type RecordingChanges,
  type RecordingChangesOptions,
  watchRecordings,
} from './recording-changes.ts';
import { type Credentials, signInWithPassword, type TokenSource } from './sign-in/token-source.ts';
import {
  INLINE_LIMIT_BYTES,
  type NewRecording,
  submitRecording,
  type SubmittedRecording,
} from './submit-recording.ts';

/** A connection to a Gaitway as one user. */
export interface GaitwayClient {
  /**
   * Returns a valid access token, and signs in when needed. The client signs in on first use; call this to find out
   * earlier whether signing in works.
   * @throws {ApiError} UNAUTHENTICATED, UNAVAILABLE
   */
  readonly token: TokenSource;
  /**
   * Sends a document of the API. Retries with back-off while the gateway does not respond properly, so a mutation must
   * be idempotent.
   * @throws {ApiError} with the code of the response's first error
   */
  request<Data, Variables extends object>(
    document: TypedDocumentString<Data, Variables> | string,
    variables: Variables,
  ): Promise<Data>;
  /**
   * Submits a recording, inline when it is small and as an upload when it is large. Retries with back-off while the
   * gateway does not respond properly. Idempotent by `id`.
   * @throws {ApiError}
   */
  submitRecording(recording: NewRecording): Promise<SubmittedRecording>;
  /** Subscribes to changes of recordings. Reconnects after a lost connection. */
  recordingChanges(options?: RecordingChangesOptions): RecordingChanges;
}

export interface ClientOptions {
  /** The URL of the gateway, such as `https://gaitway.example.org`. */
  readonly url: string;
  /** Credentials for signing in, or a source of tokens for an app with its own sign-in, such as Amplify. */
  readonly signIn: Credentials | TokenSource;
  /** Recordings with more bytes of JSON are uploaded. */
  readonly inlineLimitBytes?: number;
  /** The longest waits between attempts, in milliseconds. There is one retry for each entry. */
  readonly delaysMs?: readonly number[];
}

/** Creates a client. It signs in on first use. */
export function createClient({
  url: givenUrl,
  signIn,
  inlineLimitBytes = INLINE_LIMIT_BYTES,
  delaysMs,
}: ClientOptions): GaitwayClient {
  const url = givenUrl.replace(/(?<!\/)\/+$/, '');
  const token = typeof signIn === 'function' ? signIn : signInWithPassword(url, signIn);
  const api = connectApi({ url, token, delaysMs });
  return {
    token,
    request: api.request,
    submitRecording: (recording) => submitRecording(api, recording, inlineLimitBytes),
    recordingChanges: (options) => watchRecordings({ url, token }, options),
  };
}
