import type { PageRequest } from '../../domain/page.ts';
import type { ScopedReader } from '../../database/scoped-reader.ts';
import { exactText, Parameters } from '../../database/stores/sql-text.ts';
import { statement } from '../../database/statement.ts';

/** A stored event of the audit log. It has ids instead of names, and outlives the people they belonged to. */
export interface AuditRow {
  readonly id: string;
  readonly occurredAt: Date;
  /** The same moment to the microsecond: the sort key. */
  readonly occurredInstant: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly participantIds: readonly string[];
  readonly subjectIds: readonly string[];
  readonly requestId: string | null;
}

/** The sort key of an event. */
export type AuditKey = Pick<AuditRow, 'occurredInstant' | 'id'>;

export interface AuditQuery {
  readonly participantId: string | null;
  readonly actorId: string | null;
  /** Excludes the events of this user. */
  readonly notActorId: string | null;
  readonly actions: readonly string[] | null;
  /** Inclusive. */
  readonly from: Date | null;
  /** Exclusive. */
  readonly to: Date | null;
}

/**
 * Reads the audit log, newest first. Returns one more row than `first`, which shows whether there is a next page. Viewers
 * without a view of the whole organization see only the events about themselves; row-level security enforces the same.
 */
export function readAuditPage(
  records: ScopedReader,
  query: AuditQuery,
  { first, after }: PageRequest<AuditKey>,
): Promise<AuditRow[]> {
  const given = new Parameters();
  const conditions = ['organization_id = $2'];
  if (records.visibility !== 'organization') {
    conditions.push(`participant_ids && array(
      select id from participants where user_id = $1 and organization_id = $2)`);
  }
  if (query.participantId !== null) {
    conditions.push(`participant_ids @> array[${given.add(query.participantId, 'uuid')}]`);
  }
  if (query.actorId !== null) conditions.push(`actor_id = ${given.add(query.actorId, 'uuid')}`);
  if (query.notActorId !== null) {
    conditions.push(`actor_id is distinct from ${given.add(query.notActorId, 'uuid')}`);
  }
  if (query.actions !== null) {
    conditions.push(`action = any (${given.add(query.actions, 'text[]')})`);
  }
  if (query.from !== null) {
    conditions.push(`occurred_at >= ${given.add(query.from, 'timestamptz')}`);
  }
  if (query.to !== null) conditions.push(`occurred_at < ${given.add(query.to, 'timestamptz')}`);
  if (after !== null) {
    conditions.push(`(occurred_at, id) < (${given.add(after.occurredInstant, 'timestamptz')},
      ${given.add(after.id, 'bigint')})`);
  }
  // A plain `id` in `order by` would be the text that is selected, in which 99 comes after 100.
  const text = `select id::text, occurred_at as "occurredAt", actor_id as "actorId", action,
      ${exactText('occurred_at')} as "occurredInstant",
      ${records.visibility === 'organization' ? ALL_SUBJECTS : OWN_SUBJECTS}, request_id as "requestId"
    from audit_events where ${conditions.join(' and ')}
    order by occurred_at desc, audit_events.id desc limit ${given.add(first + 1, 'bigint')}`;
  return records.rows(statement<AuditRow>(text), ...given.values);
}

const ALL_SUBJECTS = 'participant_ids as "participantIds", subject_ids as "subjectIds"';

/** Shows a participant that a list with them on it was viewed, but not who else is on it. */
const OWN_SUBJECTS = `array(select unnest(participant_ids) intersect
      select id from participants where user_id = $1) as "participantIds",
    case when cardinality(participant_ids) = 1 then subject_ids else '{}' end as "subjectIds"`;
