import { createPrivateKey, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestGateway } from './start-gateway.ts';

/** The same token, signed again with the pool's key, which expires after this many seconds. */
export async function shortLived(
  { config }: TestGateway,
  token: string,
  seconds: number,
): Promise<string> {
  const pem = await readFile(join(config.DATA_DIR, 'user-pool/signing-key.pem'));
  const [header, payload] = token.split('.') as [string, string];
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { exp: number };
  claims.exp = Math.floor(Date.now() / 1000) + seconds;
  const text = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  const signature = sign('RSA-SHA256', Buffer.from(text), createPrivateKey(pem));
  return `${text}.${signature.toString('base64url')}`;
}
