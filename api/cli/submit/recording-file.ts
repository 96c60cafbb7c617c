import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ApiError, fieldError } from '../../../client/gaitway-client.ts';
import { isRecordingFileName } from '../../domain/recording/file-name.ts';
import { parseJsonBytes } from '../../domain/recording/json-text.ts';
import type { ParseResult } from '../../domain/recording/problem.ts';
import { parseRecordingEnvelope } from '../../domain/recording/recording-document.ts';

/** The API's limit. */
const MAXIMUM_BYTES = 20_971_520;
/** Describes the recordings of a folder and is not a recording itself. */
const MANIFEST = 'manifest.json';

/** A recording in the mobile app's upload format. Only what sending needs is checked; the API checks the rest. */
export interface RecordingFile {
  /** The unchanged contents of the file. */
  readonly bytes: Uint8Array;
  readonly id: string;
  /** `region:uuid`, the app's id of the person. */
  readonly userId: string | undefined;
  readonly movement: string | undefined;
  readonly training: boolean;
  readonly clinicianScore: number | null;
}

/**
 * Returns the given files, and every `*.json` at any depth of the given folders, ordered by path. A missing file is
 * returned too; reading it reports the error.
 */
export async function findRecordingFiles(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const isFolder = await stat(path).then(
        (stats) => stats.isDirectory(),
        () => false,
      );
      if (!isFolder) return [path];
      const names = await readdir(path, { recursive: true });
      return names
        .filter((name) => isRecordingFileName(name) && basename(name).toLowerCase() !== MANIFEST)
        .map((name) => join(path, name))
        .sort();
    }),
  );
  return [...new Set(found.flat())];
}

/** @throws {ApiError} INVALID_INPUT or LIMIT_EXCEEDED, naming the field */
export async function readRecordingFile(path: string): Promise<RecordingFile> {
  const bytes = await readLimited(path);
  const { testId, ...envelope } = accepted(parseRecordingEnvelope(accepted(parseJsonBytes(bytes))));
  return { bytes, id: testId, ...envelope };
}

/** @throws {ApiError} INVALID_INPUT in the words that the API uses */
function accepted<Value>(parsed: ParseResult<Value>): Value {
  if (parsed.ok) return parsed.value;
  throw new ApiError('INVALID_INPUT', 'The file is not a recording.', {
    problems: parsed.problems,
  });
}

async function readLimited(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > MAXIMUM_BYTES) {
      throw fieldError('LIMIT_EXCEEDED', 'document', `must have at most ${MAXIMUM_BYTES} bytes`);
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof ApiError) throw error;
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw fieldError('INVALID_INPUT', 'document', `cannot be read (${code})`);
  }
}
