import type { SystemScope } from '../../auth/scope.ts';
import type { Database, ScopedTransaction } from '../database.ts';
import { statement } from '../statement.ts';

/** An access to people's data, or a change of it. */
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
  async appendAll(database: Database, scope: SystemScope, events: readonly AuditEvent[]) {
    const column = (valueOf: (event: AuditEvent) => string | null) => events.map(valueOf);
    await database.run(scope, APPEND_ALL, [
      column(({ organizationId }) => organizationId),
      column(({ actorId }) => actorId),
      column(({ action }) => action),
      column(({ participantIds }) => `{${participantIds.join()}}`),
      column(({ subjectIds }) => `{${subjectIds.join()}}`),
      column(({ requestId }) => requestId),
    ]);
  },
};

const APPEND_ALL = statement(
  `insert into audit_events
    (organization_id, actor_id, action, participant_ids, subject_ids, request_id)
  select organization_id, actor_id, action, participant_ids::uuid[], subject_ids::text[], request_id
  from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
    as event (organization_id, actor_id, action, participant_ids, subject_ids, request_id)`,
);
