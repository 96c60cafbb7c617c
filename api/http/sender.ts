import type { Authenticator, TokenClaims } from '../auth/authenticator.ts';
import { Viewer } from '../auth/viewer.ts';
import type { Sender } from '../context.ts';
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
 * A refused token is not thrown here: GraphQL answers it as a proper response, on the fields that needed
 * somebody to be signed in.
 */
export function createSenderIdentification(
  authenticator: Authenticator,
  viewers: ViewerService,
): IdentifySender {
  return async (authorization, requestId) => {
    if (authorization === undefined || authorization === '') {
      return { sender: null, expiresAt: null };
    }
    try {
      const claims: TokenClaims = await authenticator.authenticate(authorization);
      const identity = await viewers.identify(claims);
      return { sender: new Viewer(identity, requestId), expiresAt: claims.expiresAt };
    } catch (error) {
      if (!(error instanceof GaitwayError)) throw error;
      return { sender: error, expiresAt: null };
    }
  };
}
