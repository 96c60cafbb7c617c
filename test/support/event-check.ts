import { sql } from 'kysely';
import { type Scope, systemScope } from '../../api/auth/scope.ts';
import { asSystem, type Database, type ScopedTransaction } from '../../api/database/database.ts';
import type { Events, Reactions } from '../../api/events/events.ts';

/**
 * Finds changes of records without an event, in any service. Triggers log each changed row and a subscriber logs each
 * event, both with the transaction's id. A change without a matching event is reported.
 */
export interface EventCheck {
  /** @throws when a change was committed without its event */
  assertAllPublished(): Promise<void>;
}

/** What each trigger logs: the required event, and the id that it must name. */
const TRIGGERS = [
  ['recordings', 'insert', `'recordingReceived', new.id`],
  ['recordings', 'delete', `'recordingDeleted', old.id`],
  [
    'recordings',
    'update',
    `case when to_jsonb(new) - 'notes' = to_jsonb(old) - 'notes' then 'recordingChanged (notes)' else 'recordingChanged' end, new.id`,
    'old is distinct from new',
  ],
  ['scores', 'insert', `'recordingScored', new.recording_id`],
  ['assignments', 'insert', `'testAssigned', new.participant_id`],
  [
    'participants',
    'update',
    `'consentChanged', new.id`,
    'old.consented_at is distinct from new.consented_at',
  ],
  ['participants', 'delete', `'participantErased', old.id`],
] as const;

/** Rows that a test or a benchmark writes directly, with one of these scope reasons, need no event. */
const FIXTURES: readonly string[] = ['test', 'benchmark'];
const isFixture = (scope: Scope) => scope.kind === 'system' && FIXTURES.includes(scope.reason);
const NOT_FIXTURE = `current_setting('gaitway.fixture', true) is distinct from 'on'`;

export async function startEventCheck(database: Database, events: Events): Promise<EventCheck> {
  const asChecker = <T>(work: (tx: ScopedTransaction) => Promise<T>) =>
    database.within(systemScope('event check'), work);

  await asChecker(async (tx) => {
    for (const statement of installation()) await sql.raw(statement).execute(tx.sql);
  });
  events.subscribe(createNotes());
  markFixtures(database);

  return {
    async assertAllPublished() {
      const { rows } = await asChecker((tx) =>
        sql<{ change: string }>`
          select distinct format('%s without %s', place, event) as change
          from event_check.changed left join event_check.published using (transaction, event, id)
          where published.id is null`.execute(tx.sql),
      );
      if (rows.length === 0) return;
      throw new Error(`published no event: ${rows.map(({ change }) => change).join(', ')}`);
    },
  };
}

function installation(): string[] {
  return [
    `drop schema if exists event_check cascade`,
    `create schema event_check`,
    `grant usage on schema event_check to public`,
    `create table event_check.changed (transaction xid8, place text, event text, id uuid)`,
    `create table event_check.published (transaction xid8, event text, id uuid)`,
    ...TRIGGERS.flatMap(([table, operation, values, condition = 'true']) => {
      const name = `event_check.note_${table}_${operation}`;
      return [
        // Security definer, because viewers may not write to the log.
        `create function ${name}() returns trigger language plpgsql security definer as $$
          begin
            insert into event_check.changed
              select pg_current_xact_id(), '${operation} of ${table}', ${values};
            return null;
          end $$`,
        `create trigger event_check_${operation} after ${operation} on ${table}
          for each row when (${NOT_FIXTURE} and ${condition}) execute function ${name}()`,
      ];
    }),
  ];
}

function createNotes(): Reactions {
  const note = (tx: ScopedTransaction, event: string, ids: readonly string[]) =>
    asSystem(tx, async () => {
      await sql`insert into event_check.published
        select pg_current_xact_id(), ${event}, unnest(${ids}::uuid[])`.execute(tx.sql);
    });
  const idsOf = ({ recordings }: { readonly recordings: readonly { readonly id: string }[] }) =>
    recordings.map(({ id }) => id);
  return {
    recordingReceived: (tx, event) => note(tx, event.type, idsOf(event)),
    recordingChanged: (tx, event) =>
      note(tx, event.change === 'notes' ? 'recordingChanged (notes)' : event.type, idsOf(event)),
    async recordingScored(tx, event) {
      await note(tx, event.type, idsOf(event));
      await note(tx, 'recordingChanged', idsOf(event)); // its status differs too
    },
    recordingDeleted: (tx, event) => note(tx, event.type, idsOf(event)),
    testAssigned: (tx, event) => note(tx, event.type, event.participantIds),
    consentChanged: (tx, event) => note(tx, event.type, [event.participantId]),
    async participantErased(tx, event) {
      await note(tx, event.type, [event.participantId]);
      await note(tx, 'recordingDeleted', idsOf(event));
    },
  };
}

function markFixtures(database: Database): void {
  const within = database.within.bind(database);
  database.within = (scope, work) =>
    within(scope, async (tx) => {
      if (isFixture(scope)) await sql`set local gaitway.fixture = 'on'`.execute(tx.sql);
      return work(tx);
    });
}
