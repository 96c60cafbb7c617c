import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiError, type FieldProblem } from '../api-error.ts';
import type { GaitwayClient } from '../create-client.ts';
import type { NewRecording, SubmittedRecording } from '../submit-recording.ts';
import { moveDurably, writeDurably } from './durable-file.ts';
import { lockFolder } from './folder-lock.ts';

/** A recording that the gateway has accepted. */
export interface SentRecording {
  readonly id: string;
  readonly sentAt: string;
  /** The gateway's response. */
  readonly recording: SubmittedRecording;
}

/** A recording that the gateway has rejected. */
export interface RefusedRecording {
  readonly id: string;
  readonly refusedAt: string;
  readonly code: string;
  readonly message: string;
  readonly problems: readonly FieldProblem[];
}

/** The result of sending the queue. */
export interface FlushResult {
  readonly sent: readonly SentRecording[];
  readonly refused: readonly RefusedRecording[];
  /** The number of recordings that are still waiting. */
  readonly waiting: number;
  /** The error that stopped the flush: the gateway does not respond, or signing in fails. */
  readonly stoppedBy?: ApiError;
}

/** Recordings that wait in a folder until the gateway can be reached. */
export interface RecordingQueue {
  /**
   * Stores a recording and returns its id. From then on the recording survives a crash and a power failure. A recording
   * that already waits under the same id is not stored again.
   */
  enqueue(recording: NewRecording): Promise<string>;
  /**
   * Sends the waiting recordings, oldest first. A rejected recording is set aside, and the flush continues. When the
   * gateway does not respond, the flush stops. Only one process may flush at a time.
   * @throws {QueueInUseError}
   */
  flush(): Promise<FlushResult>;
  /** Returns all recordings that were sent, oldest first. */
  sent(): Promise<SentRecording[]>;
  /** Returns all recordings that were set aside, oldest first. */
  refused(): Promise<RefusedRecording[]>;
}

/**
 * Opens a queue and creates its folders:
 * - `waiting/<age>-<id>.json`: recordings as passed to `enqueue`
 * - `sent/<age>-<id>.json`: the gateway's response, in place of the recording
 * - `refused/<age>-<id>.json`, and beside it `….reason.json`
 */
export async function openRecordingQueue({
  folder,
  client,
}: {
  readonly folder: string;
  readonly client: Pick<GaitwayClient, 'submitRecording'>;
}): Promise<RecordingQueue> {
  const pathOf = (state: 'waiting' | 'sent' | 'refused', name: string) => join(folder, state, name);
  for (const state of ['waiting', 'sent', 'refused'] as const) {
    await mkdir(pathOf(state, ''), { recursive: true });
  }
  let lastAge = 0;

  const waiting = () => namesIn(pathOf('waiting', ''));
  const readAll = async <Note>(state: 'sent' | 'refused', names: Promise<string[]>) =>
    Promise.all((await names).map((name) => readJson<Note>(pathOf(state, name))));

  async function send(name: string): Promise<SentRecording> {
    const kept = await readJson<StoredRecording>(pathOf('waiting', name));
    const recording = await client.submitRecording(restore(kept));
    const note = { id: kept.id, sentAt: new Date().toISOString(), recording };
    // After a crash between these two steps, the recording is sent again, which changes nothing.
    await writeDurably(pathOf('sent', name), JSON.stringify(note));
    await rm(pathOf('waiting', name));
    return note;
  }

  async function setAside(name: string, error: ApiError): Promise<RefusedRecording> {
    const { code, message, problems } = error;
    const refusedAt = new Date().toISOString();
    const note = { id: idOf(name), refusedAt, code, message, problems };
    // The reason is written first, so that no rejected recording is without one.
    await writeDurably(pathOf('refused', reasonOf(name)), JSON.stringify(note, null, 2));
    await moveDurably(pathOf('waiting', name), pathOf('refused', name));
    return note;
  }

  return {
    async enqueue({ id = crypto.randomUUID(), ...recording }) {
      if ((await waiting()).some((name) => idOf(name) === id)) return id;
      lastAge = Math.max(lastAge + 1, Date.now()); // keeps the order of calls, even within a millisecond
      const name = `${String(lastAge).padStart(15, '0')}-${id}.json`;
      await writeDurably(pathOf('waiting', name), JSON.stringify(store({ id, ...recording })));
      return id;
    },

    async flush() {
      const unlock = await lockFolder(folder);
      const result = { sent: [] as SentRecording[], refused: [] as RefusedRecording[] };
      try {
        for (const name of await waiting()) {
          try {
            result.sent.push(await send(name));
          } catch (error) {
            if (!(error instanceof ApiError)) throw error;
            if (concernsAll(error)) {
              return { ...result, waiting: (await waiting()).length, stoppedBy: error };
            }
            // After a temporary error of this recording alone, it waits for the next flush.
            if (!error.retriable) result.refused.push(await setAside(name, error));
          }
        }
        return { ...result, waiting: (await waiting()).length };
      } finally {
        await unlock();
      }
    },

    sent: () => readAll('sent', namesIn(pathOf('sent', ''))),
    refused: () =>
      readAll(
        'refused',
        namesIn(pathOf('refused', '')).then((names) => names.map(reasonOf)),
      ),
  };
}

/** A recording as stored in the folder. A document keeps its exact bytes. */
type StoredRecording = Omit<NewRecording, 'id' | 'samples'> & { readonly id: string } & (
    | { readonly samples: Exclude<NewRecording['samples'], Uint8Array> }
    | { readonly documentBase64: string }
  );

function store({ samples, ...facts }: NewRecording & { readonly id: string }): StoredRecording {
  return samples instanceof Uint8Array
    ? { ...facts, documentBase64: Buffer.from(samples).toString('base64') }
    : { ...facts, samples };
}

function restore(stored: StoredRecording): NewRecording {
  if (!('documentBase64' in stored)) return stored;
  const { documentBase64, ...facts } = stored;
  return { ...facts, samples: Buffer.from(documentBase64, 'base64') };
}

/** Whether the next recording would fail in the same way. */
const concernsAll = ({ code, retryAfterMs }: ApiError) =>
  code === 'UNAVAILABLE' || code === 'UNAUTHENTICATED' || retryAfterMs !== undefined;

/** Returns the file names of recordings, oldest first. Leaves out drafts and reasons. */
async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith('.json') && !name.endsWith('.reason.json')).sort();
}

const idOf = (name: string) => name.slice(name.indexOf('-') + 1, -'.json'.length);

const reasonOf = (name: string) => name.replace(/\.json$/, '.reason.json');

/** @throws {ApiError} INVALID_INPUT for a file that is not JSON, which the queue did not write */
async function readJson<Content>(path: string): Promise<Content> {
  const text = await readFile(path, 'utf8');
  try {
    return JSON.parse(text) as Content;
  } catch {
    throw new ApiError('INVALID_INPUT', 'The file is not a recording.');
  }
}
