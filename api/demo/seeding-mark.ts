import { existsSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../make-folder.ts';

/** A file that lies in the data folder while the demo is being created. A start that finds it continues the work. */
const pathOf = (dataDir: string) => join(dataDir, 'demo.incomplete');

export const isSeedingUnfinished = (dataDir: string): boolean => existsSync(pathOf(dataDir));

/** Durable when it resolves. Call it before anything of the demo is stored. */
export async function markSeeding(dataDir: string): Promise<void> {
  makeFolder(dataDir);
  const file = await open(pathOf(dataDir), 'w', 0o600);
  await file.sync();
  await file.close();
}

export const unmarkSeeding = (dataDir: string): void => rmSync(pathOf(dataDir), { force: true });
