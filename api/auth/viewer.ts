import { forbidden } from '../errors.ts';
import type { Group } from '../domain/group.ts';
import { type Action, reachesOf, type Subject, whoMay } from './policy.ts';
import type { ViewerScope } from './scope.ts';

/** Who a verified token speaks for, once the user is found. */
export interface Identity {
  readonly userId: string;
  readonly organizationId: string;
  readonly groups: readonly Group[];
  /** The sign-in; null where the user pool does not revoke tokens. */
  readonly sessionId?: string | null;
  /** When it took place; null where the tokens do not say. */
  readonly signedInAt?: Date | null;
}

/** The signed-in user of one request. Services ask it before they do anything. */
export class Viewer {
  readonly userId: string;
  readonly organizationId: string;
  readonly groups: readonly Group[];
  readonly requestId: string;
  readonly scope: ViewerScope;

  constructor(identity: Identity, requestId: string) {
    const { userId, organizationId, groups, sessionId = null, signedInAt = null } = identity;
    this.userId = userId;
    this.organizationId = organizationId;
    this.groups = groups;
    this.requestId = requestId;
    this.scope = { kind: 'viewer', userId, organizationId, groups, sessionId, signedInAt };
  }

  /** Whether the policy allows `action` on `subject`; without a subject, on any record at all. */
  can(action: Action, subject?: Subject): boolean {
    const reaches = reachesOf(action, this.groups);
    if (subject === undefined) return reaches.length > 0;
    if (subject.organizationId !== this.organizationId) return false;
    return reaches.some(
      (reach) =>
        reach === 'organization' ||
        (reach === 'own' && subject.ownerUserId === this.userId) ||
        (reach === 'inCare' && subject.inViewersCare),
    );
  }

  /** @throws {GaitwayError} FORBIDDEN when the policy does not allow it */
  assertCan(action: Action, subject?: Subject): void {
    if (!this.can(action, subject)) throw forbidden(whoMay(action), action);
  }
}
