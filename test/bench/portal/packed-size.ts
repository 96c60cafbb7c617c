import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PORTAL_FOLDER } from '../../../api/http/portal-routes.ts';

/** Gzipped size of files of the portal in bytes. Browsers usually get Brotli, which is a sixth smaller. */
export async function packedSize(paths: readonly string[]): Promise<number> {
  const files = await Promise.all(paths.map((path) => stat(join(PORTAL_FOLDER, `${path}.gz`))));
  return files.reduce((sum, { size }) => sum + size, 0);
}
