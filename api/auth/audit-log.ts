import { auditStore } from '../database/stores/audit-store.ts';
import type { ScopedTransaction } from '../database/database.ts';
import type { Action } from './policy.ts';
import type { Viewer } from './viewer.ts';

/** Whose data it was about, and which records. */
export interface AuditedSubjects {
  readonly participantIds: readonly string[];
  readonly subjectIds?: readonly string[];
}

/**
 * Writes to the audit log that the viewer did `action`, in the transaction that did it: an action that
 * is rolled back leaves no trace, and one that commits leaves one. Seeing nobody is not an event.
 */
export async function audit(
  tx: ScopedTransaction,
  viewer: Viewer,
  action: Action,
  { participantIds, subjectIds = [] }: AuditedSubjects,
): Promise<void> {
  if (participantIds.length === 0 && subjectIds.length === 0) return;
  await auditStore.append(tx, {
    organizationId: viewer.organizationId,
    actorId: viewer.userId,
    action,
    participantIds,
    subjectIds,
    requestId: viewer.requestId,
  });
}
