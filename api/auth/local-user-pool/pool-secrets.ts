import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { privateFile } from '../../storage/private-file.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What the pool does with its secret. The secret is not in the database, so a copy of that betrays little. */
export interface PoolSecrets {
  /** Keyed SHA-256, hexadecimal. The same text under another purpose has another digest. */
  digest(purpose: string, text: string): string;
  /** Encrypts and authenticates a text (AES-256-GCM); base64url. */
  seal(text: string): string;
  /** Undoes `seal`. @throws when the text was not sealed with this secret */
  open(sealed: string): string;
}

/** Loads `folder/secret.key`, or makes it on the first start: 32 random bytes, base64url. */
export async function loadPoolSecrets(folder: string): Promise<PoolSecrets> {
  const secret = await privateFile(folder, 'secret.key', () =>
    Promise.resolve(randomBytes(32).toString('base64url')),
  );
  const subkey = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', use, 32));
  const digestKey = subkey('digest');
  const sealKey = subkey('seal');

  return {
    digest: (purpose, text) =>
      createHmac('sha256', digestKey).update(`${purpose}\0${text}`).digest('hex'),
    seal(text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const body = bytes.subarray(IV_BYTES + TAG_BYTES);
      return decipher.update(body, undefined, 'utf8') + decipher.final('utf8');
    },
  };
}

/** Compares digests in a time that does not tell how much of them agrees. */
export function sameDigest(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
