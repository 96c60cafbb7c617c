import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { ApiError, fieldError } from '../../../client/gaitway-client.ts';

/** The API's limit. */
const MAXIMUM_BYTES = 20_971_520;
/** Describes the recordings of a folder and is not a recording itself. */
const MANIFEST = 'manifest.json';

const documentSchema = z.looseObject({
  user_id: z.string('must be text').optional(),
  movement: z.string('must be text').optional(),
  testID: z.uuid('must be a UUID'),
  training: z.boolean('must be true or false'),
  clinic_score: z
    .union([z.string().regex(/^\d{1,3}$/), z.number()], 'must be a whole number from 0 to 100')
    .transform(Number)
    .nullish(),
});

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
        .filter((name) => name.endsWith('.json') && basename(name) !== MANIFEST)
        .map((name) => join(path, name))
        .sort();
    }),
  );
  return [...new Set(found.flat())];
}

/** @throws {ApiError} INVALID_INPUT or LIMIT_EXCEEDED, naming the field */
export async function readRecordingFile(path: string): Promise<RecordingFile> {
  const bytes = await readLimited(path);
  const parsed = documentSchema.safeParse(parseJson(bytes));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      field: path.join('.') || 'document',
      message,
    }));
    throw new ApiError('INVALID_INPUT', 'The file is not a recording.', { problems });
  }
  const { data } = parsed;
  return {
    bytes,
    id: data.testID,
    userId: data.user_id,
    movement: data.movement,
    training: data.training,
    clinicianScore: data.clinic_score ?? null,
  };
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

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw fieldError('INVALID_INPUT', 'document', 'must be JSON');
  }
}
