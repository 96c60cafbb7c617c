import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiError, type FieldProblem } from '../api-error.ts';
import type { GaitwayClient } from '../create-client.ts';
import type { NewRecording, SubmittedRecording } from '../submit-recording.ts';
import { moveDurably, writeDurably } from './durable-file.ts';
import { lockFolder } from './folder-lock.ts';

/** A recording that the gateway has. */
export interface SentRecording {
  readonly id: string;
  readonly sentAt: string;
  /** As the gateway acknowledged it. */
  readonly recording: SubmittedRecording;
}

/** A recording that the gateway will not take as it is. */
export interface RefusedRecording {
  readonly id: string;
  readonly refusedAt: string;
  readonly code: string;
  readonly message: string;
  readonly problems: readonly FieldProblem[];
}

/** What one look at the queue brought. */
export interface FlushResult {
  readonly sent: readonly SentRecording[];
  readonly refused: readonly RefusedRecording[];
  /** How many still wait. */
  readonly waiting: number;
  /** Why the rest still waits: the gateway does not answer, or nobody can sign in. */
  readonly stoppedBy?: ApiError;
}

/** Recordings that wait in a folder until the gateway can be reached. */
export interface RecordingQueue {
  /**
   * Keeps a recording. When this answers its id, the recording survives a crash and a loss of power. One that waits
   * already under that id is not kept twice.
   */
  enqueue(recording: NewRecording): Promise<string>;
  /**
   * Sends what waits, the oldest first. A refused recording is set aside and stops nobody; a gateway that does not
   * answer stops all, until the next flush. One process at a time does this.
   * @throws {QueueInUseError}
   */
  flush(): Promise<FlushResult>;
  /** Every recording that was ever sent, the oldest first. */
  sent(): Promise<SentRecording[]>;
  /** Every recording that was set aside, the oldest first. */
  refused(): Promise<RefusedRecording[]>;
}

/**
 * Opens a queue, making its folder:
 * - `waiting/<age>-<id>.json`: recordings as `enqueue` took them
 * - `sent/<age>-<id>.json`: what the gateway answered; the recording itself is gone from here
 * - `refused/<age>-<id>.json` and, beside it, `….reason.json`
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
    // Killed between the two, it is sent again, which changes nothing.
    await writeDurably(pathOf('sent', name), JSON.stringify(note));
    await rm(pathOf('waiting', name));
    return note;
  }

  async function setAside(name: string, error: ApiError): Promise<RefusedRecording> {
    const { code, message, problems } = error;
    const refusedAt = new Date().toISOString();
    const note = { id: idOf(name), refusedAt, code, message, problems };
    // The reason first, so that none is ever without.
    await writeDurably(pathOf('refused', reasonOf(name)), JSON.stringify(note, null, 2));
    await moveDurably(pathOf('waiting', name), pathOf('refused', name));
    return note;
  }

  return {
    async enqueue({ id = crypto.randomUUID(), ...recording }) {
      if ((await waiting()).some((name) => idOf(name) === id)) return id;
      lastAge = Math.max(lastAge + 1, Date.now()); // in the order of the calls, however quick
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
            if (isEverybodys(error)) {
              return { ...result, waiting: (await waiting()).length, stoppedBy: error };
            }
            // What went wrong on the other side, with this one alone, waits for the next flush.
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

/** A recording as it lies in the folder; a document keeps its bytes. */
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

/** The next recording would fare no better. */
const isEverybodys = ({ code, retryAfterMs }: ApiError) =>
  code === 'UNAVAILABLE' || code === 'UNAUTHENTICATED' || retryAfterMs !== undefined;

/** Of recordings, in order of age; drafts and reasons are none. */
async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith('.json') && !name.endsWith('.reason.json')).sort();
}

const idOf = (name: string) => name.slice(name.indexOf('-') + 1, -'.json'.length);

const reasonOf = (name: string) => name.replace(/\.json$/, '.reason.json');

/** @throws {ApiError} INVALID_INPUT for what was put there by somebody else */
async function readJson<Content>(path: string): Promise<Content> {
  const text = await readFile(path, 'utf8');
  try {
    return JSON.parse(text) as Content;
  } catch {
    throw new ApiError('INVALID_INPUT', 'This is not a recording.');
  }
}
