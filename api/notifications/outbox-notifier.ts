import type { Generated, Transaction } from 'kysely';
import { systemScope } from '../auth/scope.ts';
import type { Database, ScopedTransaction } from '../database/database.ts';
import type { Mail, Notifier } from './notifier.ts';

const MOST_MESSAGES = 500;

/** A message as the outbox keeps it. */
export interface OutboxMessage extends Mail {
  /** Counts up with time. */
  readonly id: string;
  readonly sentAt: Date;
}

/** The embedded notifier: it delivers nothing and keeps what it would have sent, for `/outbox` and for tests. */
export interface OutboxNotifier extends Notifier {
  /** The newest first, 500 at most. */
  messages(): Promise<readonly OutboxMessage[]>;
}

interface OutboxTables {
  messages: {
    id: Generated<string>;
    recipient: string;
    subject: string;
    body: string;
    sent_at: Date;
  };
}

export interface OutboxNotifierOptions {
  readonly database: Database;
  readonly now: () => Date;
}

export function createOutboxNotifier({ database, now }: OutboxNotifierOptions): OutboxNotifier {
  return {
    async sendMail({ to, subject, text }) {
      await database.within(systemScope('keep a mail in the outbox'), async (tx) => {
        const outbox = inOutbox(tx);
        const { id } = await outbox
          .insertInto('messages')
          .values({ recipient: to, subject, body: text, sent_at: now() })
          .returning('id')
          .executeTakeFirstOrThrow();
        await outbox
          .deleteFrom('messages')
          .where('id', '<=', String(BigInt(id) - BigInt(MOST_MESSAGES)))
          .execute();
      });
    },

    messages: () =>
      database.within(systemScope('show the outbox'), async (tx) => {
        const rows = await inOutbox(tx)
          .selectFrom('messages')
          .selectAll()
          .orderBy('id', 'desc')
          .limit(MOST_MESSAGES)
          .execute();
        return rows.map(({ id, recipient, subject, body, sent_at }) => ({
          id,
          to: recipient,
          subject,
          text: body,
          sentAt: sent_at,
        }));
      }),
  };
}

const inOutbox = (tx: ScopedTransaction): Transaction<OutboxTables> =>
  (tx.sql as unknown as Transaction<OutboxTables>).withSchema('outbox');
