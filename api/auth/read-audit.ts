import { type AuditEvent, auditStore } from '../database/stores/audit-store.ts';
import type { Database } from '../database/database.ts';
import { systemScope } from './scope.ts';

/** The audit trail of reads: no answer leaves before what was seen stands in it for good. */
export interface ReadAudit {
  /** Resolves once the events are committed; rejects when they could not be, and the answer must not be given. */
  append(events: readonly AuditEvent[]): Promise<void>;
  /** Resolves once everything appended is committed. */
  drain(): Promise<void>;
}

interface Batch {
  readonly events: AuditEvent[];
  readonly written: Promise<void>;
}

/**
 * Writes the reads of requests that are answered at the same time as one batch: one statement, one commit to disk.
 * While a batch is on its way the next one gathers, so that nobody waits for a clock (docs/decisions/0009).
 */
export function createReadAudit(database: Database): ReadAudit {
  let gathering: Batch | undefined;
  let writing: Promise<void> = Promise.resolve();

  function gather(): Batch {
    const events: AuditEvent[] = [];
    const written = writing.then(async () => {
      gathering = undefined;
      await auditStore.appendAll(database, systemScope('the audit log of reads'), events);
    });
    writing = written.catch(() => undefined); // who waits for this batch hears of it; the next one tries again
    return { events, written };
  }

  return {
    append(events) {
      if (events.length === 0) return Promise.resolve();
      gathering ??= gather();
      gathering.events.push(...events);
      return gathering.written;
    },
    drain: () => writing,
  };
}
