import type { Authenticator, TokenClaims } from '../auth/authenticator.ts';
import { type Identity, Viewer } from '../auth/viewer.ts';
import type { Sender } from './context.ts';
import { GaitwayError } from '../errors.ts';
import type { ViewerService } from '../services/viewer-service.ts';

export interface IdentifiedSender {
  readonly sender: Sender;
  /** When the token ends; null without one. */
  readonly expiresAt: Date | null;
}

/** Finds out who sends a request, from its `Authorization` text: raw token or `Bearer` token. */
export type IdentifySender = (
  authorization: string | undefined,
  requestId: string,
) => Promise<IdentifiedSender>;

/**
 * How long a user's organization and groups are taken for known. Losing a right takes effect at once all the same: the
 * database asks with each transaction whether the scope still holds, and refuses it. Only a new right waits so long.
 */
const IDENTITY_MS = 30_000;

/**
 * A refused token is not thrown here: GraphQL answers it as a proper response, on the fields that needed
 * somebody to be signed in.
 */
export function createSenderIdentification(
  authenticator: Authenticator,
  viewers: ViewerService,
): IdentifySender {
  const identities = new WeakMap<TokenClaims, { identity: Identity; until: number }>();

  /** The authenticator answers the same claims for the same token, and forgets them in time. */
  async function identityOf(claims: TokenClaims): Promise<Identity> {
    const known = identities.get(claims);
    if (known && known.until > Date.now()) return known.identity;
    const identity = await viewers.identify(claims);
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
      return { sender: new Viewer(identity, requestId), expiresAt: claims.expiresAt };
    } catch (error) {
      if (!(error instanceof GaitwayError)) throw error;
      return { sender: error, expiresAt: null };
    }
  };
}
