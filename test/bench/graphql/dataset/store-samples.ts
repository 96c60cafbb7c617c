import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { convertRecording } from '../../../../api/conversion/convert-recording.ts';
import { createFolderObjectStore } from '../../../../api/storage/folder-object-store.ts';
import { createLinkSigner } from '../../../../api/storage/link-signer.ts';
import { objectKeys } from '../../../../api/storage/object-keys.ts';
import type { ObjectStore } from '../../../../api/storage/object-store.ts';
import { CLINIC, sampledRecordingOf } from './clinic.ts';

const RECORDINGS = fileURLToPath(new URL('../../../../api/demo/recordings', import.meta.url));

/** The objects of the benchmark's Gaitway, which never requests a link. */
export const openObjects = (dataDir: string): ObjectStore =>
  createFolderObjectStore({
    folder: join(dataDir, 'objects'),
    signer: createLinkSigner(new Uint8Array(32)),
    publicUrl: '',
    now: () => new Date(),
  });

/** Gives the recordings of the page `recording` the samples and measures of real ones. */
export async function storeSamples(client: Client, dataDir: string): Promise<void> {
  const store = openObjects(dataDir);
  const names = (await readdir(RECORDINGS, { recursive: true })).filter(
    (name) => name.endsWith('.json') && name !== 'manifest.json',
  );
  for (let provider = 0; provider < CLINIC.recordingsWithSamples; provider++) {
    const json = await readFile(join(RECORDINGS, names.sort()[provider % names.length]!));
    const converted = await convertRecording(json, new Date());
    if (!converted.ok) throw new Error(converted.problems[0]!.message);
    const { parquet, quality } = converted.value;
    const recording = sampledRecordingOf(provider);
    await store.put(objectKeys.parquet(recording), parquet);
    await client.query(
      `update recordings set quality = $2,
         ended_at = date_trunc('milliseconds', started_at + $3 * interval '1 s') where id = $1`,
      [recording.id, quality, quality.durationSeconds],
    );
  }
}
