import { type Jwks, SimpleJwksCache } from 'aws-jwt-verify/jwk';

/** Keys are read again after this time, so that a removed key is not trusted for long. */
export const FRESH_MS = 5 * 60_000;
/** Keys that cannot be read again are trusted for this long. */
const STALE_MS = 60 * 60_000;
/** Between two attempts to read keys again. */
const RETRY_MS = 10_000;

interface ReadTimes {
  readonly readAt: number;
  readonly retryAt: number;
}

/** The keys of an issuer elsewhere, read again every few minutes while tokens arrive. */
export class FreshJwksCache extends SimpleJwksCache {
  readonly #times = new Map<string, ReadTimes>();

  override async getJwks(uri: string): Promise<Jwks> {
    const jwks = await super.getJwks(uri);
    this.#times.set(uri, { readAt: Date.now(), retryAt: Date.now() + FRESH_MS });
    return jwks;
  }

  override async getJwk(
    ...[uri, token]: Parameters<SimpleJwksCache['getJwk']>
  ): ReturnType<SimpleJwksCache['getJwk']> {
    const times = this.#times.get(uri);
    if (times && Date.now() >= times.retryAt) {
      this.#times.set(uri, { ...times, retryAt: Date.now() + RETRY_MS });
      await this.getJwks(uri).catch((error: unknown) => {
        // An issuer that is out of reach for a moment does not sign everybody out.
        if (Date.now() - times.readAt >= STALE_MS) throw error;
      });
    }
    return super.getJwk(uri, token);
  }
}
