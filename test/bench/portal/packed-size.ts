import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PORTAL_FOLDER } from '../../../api/http/portal-routes.ts';

/** Bytes of files of the portal as gzip packs them, whatever this browser was sent: most take Brotli, a sixth less. */
export async function packedSize(paths: readonly string[]): Promise<number> {
  const files = await Promise.all(paths.map((path) => stat(join(PORTAL_FOLDER, `${path}.gz`))));
  return files.reduce((sum, { size }) => sum + size, 0);
}
