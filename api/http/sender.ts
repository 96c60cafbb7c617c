import type { Authenticator, TokenClaims } from '../auth/authenticator.ts';
import { Newcomer, type NewcomerIdentity } from '../auth/newcomer.ts';
import { type Identity, Viewer } from '../auth/viewer.ts';
import type { Sender } from './context.ts';
import { GaitwayError } from '../errors.ts';
import type { ViewerService } from '../services/viewer-service.ts';

export interface IdentifiedSender {
  readonly sender: Sender;
  /** When the token expires; null without a valid token. */
  readonly expiresAt: Date | null;
}

/** Identifies the sender of a request from its `Authorization` header: a raw token or a `Bearer` token. */
export type IdentifySender = (
  authorization: string | undefined,
  requestId: string,
) => Promise<IdentifiedSender>;

/**
 * How long a user's organization and groups are cached. Losing a right still takes effect at once, because the database
 * checks in each transaction whether the scope is current, and rejects a stale one. Only a new right takes this long.
 */
const IDENTITY_MS = 30_000;

/**
 * Returns a rejected token's error instead of throwing it, so that GraphQL can report it on the fields that need a viewer.
 */
export function createSenderIdentification(
  authenticator: Authenticator,
  viewers: ViewerService,
): IdentifySender {
  const identities = new WeakMap<TokenClaims, { identity: Identity; until: number }>();

  /** The authenticator returns the same claims object for the same token, and drops it in time. */
  async function identityOf(claims: TokenClaims): Promise<Identity | NewcomerIdentity> {
    const known = identities.get(claims);
    if (known && known.until > Date.now()) return known.identity;
    const identity = await viewers.identify(claims);
    // A newcomer who accepts an invitation is a user from the next request on.
    if (identity.organizationId === null) return identity;
    identities.set(claims, { identity, until: Date.now() + IDENTITY_MS });
    return identity;
  }

  return async (authorization, requestId) => {
    if (authorization === undefined || authorization === '') {
      return { sender: null, expiresAt: null };
    }
    try {
      const claims = await authenticator.authenticate(authorization);
      const identity = await identityOf(claims);
      const sender =
        identity.organizationId === null
          ? new Newcomer(identity, requestId)
          : new Viewer(identity, requestId);
      return { sender, expiresAt: claims.expiresAt };
    } catch (error) {
      if (!(error instanceof GaitwayError)) throw error;
      return { sender: error, expiresAt: null };
    }
  };
}
