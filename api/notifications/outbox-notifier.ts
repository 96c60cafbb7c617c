import type { Generated, Transaction } from 'kysely';
import { systemScope } from '../auth/scope.ts';
import type { Database, ScopedTransaction } from '../database/database.ts';
import type { Mail, Notifier } from './notifier.ts';

const MOST_MESSAGES = 500;

type MessageKind = 'mail' | 'push';

/** A message as the outbox keeps it. A push is for the address of a phone, its title is the subject. */
export interface OutboxMessage extends Mail {
  readonly kind: MessageKind;
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
    kind: MessageKind;
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
  const keep = (kind: MessageKind, { to, subject, text }: Mail) =>
    database.within(systemScope('keep a message in the outbox'), async (tx) => {
      const outbox = inOutbox(tx);
      const { id } = await outbox
        .insertInto('messages')
        .values({ kind, recipient: to, subject, body: text, sent_at: now() })
        .returning('id')
        .executeTakeFirstOrThrow();
      await outbox
        .deleteFrom('messages')
        .where('id', '<=', String(BigInt(id) - BigInt(MOST_MESSAGES)))
        .execute();
    });

  return {
    sendMail: (mail) => keep('mail', mail),

    registerPhone: ({ platform, token }) => Promise.resolve(`${platform} ${token}`),

    async sendPush({ to, title, text }) {
      await keep('push', { to, subject: title, text });
      return true;
    },

    forgetPhone: () => Promise.resolve(),

    messages: () =>
      database.within(systemScope('show the outbox'), async (tx) => {
        const rows = await inOutbox(tx)
          .selectFrom('messages')
          .selectAll()
          .orderBy('id', 'desc')
          .limit(MOST_MESSAGES)
          .execute();
        return rows.map(({ id, kind, recipient, subject, body, sent_at }) => ({
          id,
          kind,
          to: recipient,
          subject,
          text: body,
          sentAt: sent_at,
        }));
      }),
  };
}

const inOutbox = (tx: ScopedTransaction): Transaction<OutboxTables> =>
  // Kysely's type of a transaction names its tables, and the schema decides which tables there are.
  (tx.sql as unknown as Transaction<OutboxTables>).withSchema('outbox');
