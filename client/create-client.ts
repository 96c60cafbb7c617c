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

/** A Gaitway, seen by one user. */
export interface GaitwayClient {
  /**
   * An access token that is good now. Nothing is sent before one is needed; call it to find out early whether
   * signing in works.
   * @throws {ApiError} UNAUTHENTICATED, UNAVAILABLE
   */
  readonly token: TokenSource;
  /**
   * Sends a document of the API; again, with back-off, while nobody answers properly. So a mutation must be as
   * good twice as once.
   * @throws {ApiError} with the code of the first error of the answer
   */
  request<Data, Variables extends object>(
    document: TypedDocumentString<Data, Variables> | string,
    variables: Variables,
  ): Promise<Data>;
  /**
   * Submits a recording, inline when it is small and by an upload when it is large; again, with back-off, while
   * nobody answers properly. Harmless twice under one id.
   * @throws {ApiError}
   */
  submitRecording(recording: NewRecording): Promise<SubmittedRecording>;
  /** Follows recordings live, across lost connections. */
  recordingChanges(options?: RecordingChangesOptions): RecordingChanges;
}

export interface ClientOptions {
  /** Of the gateway, such as `https://gaitway.example.org`. */
  readonly url: string;
  /** Who signs in; or where tokens come from, for an app that signs in by itself, with Amplify for example. */
  readonly signIn: Credentials | TokenSource;
  /** Recordings with more bytes of JSON are uploaded. */
  readonly inlineLimitBytes?: number;
  /** Longest waits between attempts, in milliseconds; their number is that of the attempts after the first. */
  readonly delaysMs?: readonly number[];
}

/** Makes a client; it signs in when it is first used. */
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
