import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { FRESH_MS } from './fresh-jwks-cache.ts';

interface VerifiedTokens {
  /** How many tokens are remembered, each by its digest. */
  readonly maximum: number;
  /** How long a token is accepted after its expiry, for clocks that differ. */
  readonly leewayMs?: number;
}

/**
 * Verifies each token once in a few minutes: checking a signature takes longer than reading a page. Returns the same claims
 * object for the same token.
 */
export function rememberVerified<Claims extends { readonly expiresAt: Date }>(
  verify: (token: string) => Promise<Claims>,
  { maximum, leewayMs = 0 }: VerifiedTokens,
): { authenticate(authorization: string): Promise<Claims> } {
  const verified = new LRUCache<string, { readonly claims: Claims; readonly until: number }>({
    max: maximum,
  });
  return {
    async authenticate(authorization) {
      const token = authorization.replace(/^Bearer +/i, '');
      const digest = hash('sha256', token, 'base64'); // or the process would be a store of working tokens
      const known = verified.get(digest);
      if (known && known.until > Date.now()) return known.claims;
      verified.delete(digest);
      const claims = await verify(token);
      const until = Math.min(Date.now() + FRESH_MS, claims.expiresAt.getTime() + leewayMs);
      verified.set(digest, { claims, until });
      return claims;
    },
  };
}
