import { sql } from 'kysely';
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

  /** Many events in one statement. */
  async appendAll(tx: ScopedTransaction, events: readonly AuditEvent[]): Promise<void> {
    const column = (valueOf: (event: AuditEvent) => string | null) => events.map(valueOf);
    await sql`
      insert into audit_events
        (organization_id, actor_id, action, participant_ids, subject_ids, request_id)
      select organization_id, actor_id, action, participant_ids::uuid[], subject_ids::text[], request_id
      from unnest(
        ${column(({ organizationId }) => organizationId)}::uuid[],
        ${column(({ actorId }) => actorId)}::uuid[],
        ${column(({ action }) => action)}::text[],
        ${column(({ participantIds }) => `{${participantIds.join()}}`)}::text[],
        ${column(({ subjectIds }) => `{${subjectIds.join()}}`)}::text[],
        ${column(({ requestId }) => requestId)}::text[]
      ) as event (organization_id, actor_id, action, participant_ids, subject_ids, request_id)`.execute(
      tx.sql,
    );
  },
};
