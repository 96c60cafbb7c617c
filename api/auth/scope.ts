import type { Group } from '../domain/group.ts';

/** Whose eyes a statement sees with. Stores take it; row-level security enforces it once more. */
export type Scope = ViewerScope | SystemScope;

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

/** Gaitway's own work (jobs, sign-up triggers, seeding): sees all, and says why. */
export interface SystemScope {
  readonly kind: 'system';
  readonly reason: string;
  /** For whom; refused like a scope of theirs when it does not hold any more. */
  readonly viewer?: ViewerScope | undefined;
}

/** With a viewer for what a service does for one after the policy has decided: viewers may not write it themselves. */
export const systemScope = (reason: string, viewer?: ViewerScope): SystemScope => ({
  kind: 'system',
  reason,
  viewer,
});

/** The user was disabled, left a group or the organization, or ended the session: the scope shows nothing more. */
export class ScopeEndedError extends Error {
  constructor() {
    super('the scope does not hold any more');
    this.name = 'ScopeEndedError';
  }
}
