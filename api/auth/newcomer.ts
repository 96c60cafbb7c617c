import type { NewcomerScope } from './scope.ts';

/** A person without an organization, whom a verified token speaks for. */
export interface NewcomerIdentity {
  readonly userId: string;
  readonly organizationId: null;
  /** The sign-in; null where the user pool does not revoke tokens. */
  readonly sessionId: string | null;
}

/**
 * A signed-in person who belongs to no organization yet. They may list their open invitations and accept one, and
 * nothing else (decision 0035).
 */
export class Newcomer {
  readonly userId: string;
  readonly requestId: string;
  readonly scope: NewcomerScope;

  constructor({ userId, sessionId }: NewcomerIdentity, requestId: string) {
    this.userId = userId;
    this.requestId = requestId;
    this.scope = { kind: 'newcomer', userId, sessionId };
  }
}
