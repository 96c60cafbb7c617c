import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link to the folder store allows. */
export interface Grant {
  readonly method: 'GET' | 'PUT';
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
  /** The exact size of an upload, in bytes. */
  readonly contentLength?: number | undefined;
  /** The SHA-256 of an upload in hexadecimal, if the client announced it. */
  readonly sha256?: string | undefined;
  readonly fileName?: string | undefined;
  readonly contentType?: string | undefined;
  readonly contentEncoding?: 'gzip' | undefined;
}

/** Seals grants into tokens, so that one process can verify a link that another one made. */
export interface LinkSigner {
  seal(grant: Grant): string;
  /** Opens a token. Undefined when this key did not seal it. Does not check the expiry. */
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
