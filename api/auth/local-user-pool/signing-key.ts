import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { privateFile } from '../../storage/private-file.ts';

/** The RSA key that signs the pool's tokens, and what others need to verify them. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  /** RFC 7638 thumbprint, so that a new key has a new name by itself. */
  readonly kid: string;
  readonly jwks: Jwks;
}

/**
 * Loads `folder/signing-key.pem`, or makes it on the first start.
 * @throws {ExposedFileError} when others may read the file
 */
export async function loadSigningKey(folder: string): Promise<SigningKey> {
  const privateKey = createPrivateKey(await privateFile(folder, 'signing-key.pem', createPem));
  const { n, e } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (n === undefined || e === undefined) throw new Error('signing-key.pem is not an RSA key');
  const kid = createHash('sha256')
    .update(JSON.stringify({ e, kty: 'RSA', n }))
    .digest('base64url');
  return {
    privateKey,
    kid,
    jwks: { keys: [{ kty: 'RSA', use: 'sig', alg: 'RS256', kid, n, e }] },
  };
}

async function createPem(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}
