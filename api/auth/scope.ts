import type { Group } from '../domain/group.ts';

/** Whose eyes a statement sees with. Stores take it; row-level security enforces it once more. */
export type Scope = ViewerScope | NewcomerScope | OrganizationScope | SystemScope;

/** A scope that ends at the edge of one organization. */
export type ScopeOfOrganization = ViewerScope | OrganizationScope;

/** A signed-in user's view: one organization, and in it what the groups and care teams allow. */
export interface ViewerScope {
  readonly kind: 'viewer';
  readonly userId: string;
  readonly organizationId: string;
  readonly groups: readonly Group[];
  /** The sign-in that it comes from; null where the user pool does not revoke tokens. */
  readonly sessionId?: string | null;
  /** When that sign-in took place; null where the tokens do not say. */
  readonly signedInAt?: Date | null;
}

/** A signed-in person without an organization: sees their own open invitations, and no table at all. */
export interface NewcomerScope {
  readonly kind: 'newcomer';
  readonly userId: string;
  /** The sign-in that it comes from; null where the user pool does not revoke tokens. */
  readonly sessionId: string | null;
}

/** Gaitway's own work for one organization: sees all of that organization, and nothing of another. */
export interface OrganizationScope {
  readonly kind: 'organization';
  readonly reason: string;
  readonly organizationId: string;
  /** The person whom the work is for. The transaction is refused when this scope does not hold any more. */
  readonly viewer?: ViewerScope | NewcomerScope | undefined;
}

/** Gaitway's own work across organizations (jobs, sign-up triggers, seeding). A test lists who may use it. */
export interface SystemScope {
  readonly kind: 'system';
  readonly reason: string;
}

/**
 * The scope of work with system rights inside one organization. Pass a viewer's scope for what a service does on a
 * viewer's behalf, after the policy has allowed it; pass an organization's id for what Gaitway does by itself, with the
 * scope of the newcomer who joins the organization.
 */
export const organizationScope = (
  reason: string,
  of: ViewerScope | string,
  newcomer?: NewcomerScope,
): OrganizationScope =>
  typeof of === 'string'
    ? { kind: 'organization', reason, organizationId: of, viewer: newcomer }
    : { kind: 'organization', reason, organizationId: of.organizationId, viewer: of };

export const systemScope = (reason: string): SystemScope => ({ kind: 'system', reason });

/** The user was disabled, left a group or the organization, or ended the session: the scope shows nothing more. */
export class ScopeEndedError extends Error {
  constructor() {
    super('the scope does not hold any more');
    this.name = 'ScopeEndedError';
  }
}
