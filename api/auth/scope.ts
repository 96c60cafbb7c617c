import type { Group } from '../domain/group.ts';

/** Whose eyes a statement sees with. Stores take it; row-level security enforces it once more. */
export type Scope = ViewerScope | SystemScope;

/** A signed-in user's view: one organization, and in it what the groups and care teams allow. */
export interface ViewerScope {
  readonly kind: 'viewer';
  readonly userId: string;
  readonly organizationId: string;
  readonly groups: readonly Group[];
}

/** Gaitway's own work (jobs, sign-up triggers, seeding): sees all, and says why. */
export interface SystemScope {
  readonly kind: 'system';
  readonly reason: string;
}

export const systemScope = (reason: string): SystemScope => ({ kind: 'system', reason });
