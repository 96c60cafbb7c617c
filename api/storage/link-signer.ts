import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link to the folder store allows. */
export interface Grant {
  readonly method: 'GET' | 'PUT';
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
  /** Of an upload: exactly so many bytes. */
  readonly contentLength?: number | undefined;
  /** Of an upload: its SHA-256 in hexadecimal, if it was told before. */
  readonly sha256?: string | undefined;
  readonly fileName?: string | undefined;
  readonly contentType?: string | undefined;
  readonly contentEncoding?: 'gzip' | undefined;
}

/** Seals grants, so that a link can be made in one process and honoured in another. */
export interface LinkSigner {
  seal(grant: Grant): string;
  /** Undefined for a token that this key did not seal. Does not look at the clock. */
  open(token: string): Grant | undefined;
}

export function createLinkSigner(secret: Uint8Array): LinkSigner {
  const sign = (payload: string) =>
    createHmac('sha256', secret).update(payload).digest('base64url');
  return {
    seal(grant) {
      const payload = Buffer.from(JSON.stringify(grant)).toString('base64url');
      return `${payload}.${sign(payload)}`;
    },
    open(token) {
      const [payload = '', signature = ''] = token.split('.');
      const expected = Buffer.from(sign(payload));
      const given = Buffer.from(signature);
      if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
      return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Grant;
    },
  };
}
