import type { ScopedTransaction } from './database.ts';

/** Something that was done to, or seen of, people's data. */
export interface AuditEvent {
  readonly organizationId: string;
  /** Null where Gaitway itself acted. */
  readonly actorId: string | null;
  /** An action of the policy table, or a job's name. */
  readonly action: string;
  readonly participantIds: readonly string[];
  readonly subjectIds: readonly string[];
  readonly requestId: string | null;
}

/** Statements on the audit log. It only grows: no role may update or delete. */
export const auditStore = {
  async append(tx: ScopedTransaction, event: AuditEvent): Promise<void> {
    await tx.sql
      .insertInto('audit_events')
      .values({
        organization_id: event.organizationId,
        actor_id: event.actorId,
        action: event.action,
        participant_ids: [...event.participantIds],
        subject_ids: [...event.subjectIds],
        request_id: event.requestId,
      })
      .execute();
  },
};
