import { randomBytes } from 'node:crypto';
import { privateFile } from './private-file.ts';

/** 32 random bytes in `folder/links.key`, for the owner's eyes only; made where there are none. */
export async function readOrMakeSecret(folder: string): Promise<Uint8Array> {
  const create = () => Promise.resolve(randomBytes(32).toString('base64'));
  return Buffer.from(await privateFile(folder, 'links.key', create), 'base64');
}
