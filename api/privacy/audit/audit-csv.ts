import { BYTE_ORDER_MARK, csvLine } from '../../conversion/csv-table.ts';
import type { AuditEventView } from './audit-service.ts';

/** Yields the audit log as lines of CSV. Participants appear by id, as the log stores them. */
export async function* auditCsv(events: AsyncIterable<AuditEventView>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK;
  yield csvLine([
    'occurred_at',
    'actor_id',
    'actor_name',
    'actor_groups',
    'action',
    'participant_ids',
    'subject_ids',
    'request_id',
  ]);
  for await (const { actor, ...event } of events) {
    yield csvLine([
      event.occurredAt,
      actor?.id,
      actor?.name,
      actor?.groups.join(' '),
      event.action,
      event.participantIds.join(' '),
      event.subjectIds.join(' '),
      event.requestId,
    ]);
  }
}
