import {
  type RecordingStateFragment,
  RequestRecordingUploadDocument,
  type SamplesInput,
  SubmitRecordingDocument,
  type SubmitRecordingInput,
} from './__generated__/graphql.ts';
import type { ApiConnection } from './api-connection.ts';
import { fieldError } from './api-error.ts';

/** Larger recordings are uploaded through a link, so that they do not delay other requests. */
export const INLINE_LIMIT_BYTES = 1_000_000;

const COLUMNS = ['ts', 'ax', 'ay', 'az', 'gx', 'gy', 'gz', 'mx', 'my', 'mz'] as const;

/** A recording to submit: the API's input, except that its samples may also be a document. */
export interface NewRecording extends Omit<SubmitRecordingInput, 'id' | 'samples' | 'uploadId'> {
  /** A UUID that makes the submission idempotent. Generated when absent. */
  readonly id?: string;
  /** Columns, or a JSON document in the upload format. A large document is stored byte for byte. */
  readonly samples: SamplesInput | Uint8Array;
}

/** The submitted recording, as returned by the API. */
export type SubmittedRecording = RecordingStateFragment;

/**
 * Submits a recording, inline or as an upload.
 * @throws {ApiError}
 */
export async function submitRecording(
  api: ApiConnection,
  { id = crypto.randomUUID(), samples, ...facts }: NewRecording,
  inlineLimitBytes: number,
): Promise<SubmittedRecording> {
  const document = samples instanceof Uint8Array ? samples : encode(samples);
  const content =
    document.byteLength > inlineLimitBytes
      ? { uploadId: await upload(api, document) }
      : { samples: samples instanceof Uint8Array ? decode(samples) : samples };
  const { submitRecording } = await api.request(SubmitRecordingDocument, {
    input: { ...facts, id, ...content },
  });
  return submitRecording.recording;
}

/** Uploads a document. Returns the id that `submitRecording` takes instead of samples. */
async function upload(api: ApiConnection, document: Uint8Array): Promise<string> {
  const { requestRecordingUpload: link } = await api.request(RequestRecordingUploadDocument, {
    input: { contentLength: document.byteLength, sha256: await sha256Of(document) },
  });
  const headers = Object.fromEntries(link.headers.map(({ name, value }) => [name, value]));
  await api.put(link.url, headers, document);
  return link.uploadId;
}

async function sha256Of(document: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(document));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const encode = (samples: SamplesInput) => new TextEncoder().encode(JSON.stringify(samples));

/** Returns only the columns of a document. Its other fields are sent as arguments. */
function decode(document: Uint8Array): SamplesInput {
  const parsed = parse(document);
  const columns = COLUMNS.flatMap((name) => (name in parsed ? [[name, parsed[name]]] : []));
  return Object.fromEntries(columns) as SamplesInput;
}

function parse(document: Uint8Array): SamplesInput {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(document));
    if (typeof parsed === 'object' && parsed !== null) return parsed as SamplesInput;
  } catch {
    // reported below
  }
  throw fieldError('INVALID_INPUT', 'samples', 'must be a JSON document of columns');
}
