import { generateKeyPair } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

let made: Promise<string> | undefined;

/**
 * Writes a key into a user pool's folder. All pools of this process share it, because generating a key takes half a
 * second of processor time.
 */
export async function putSigningKey(keyFolder: string): Promise<void> {
  made ??= makeKey();
  await mkdir(keyFolder, { recursive: true, mode: 0o700 });
  await writeFile(join(keyFolder, 'signing-key.pem'), await made, { mode: 0o600 });
}

async function makeKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}
