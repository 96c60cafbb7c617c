import type { FastifyInstance } from 'fastify';
import type { UserDirectory } from './auth/user-directory.ts';
import type { Config } from './config/config.ts';
import type { Database, OrganizationTransaction } from './database/database.ts';
import type { EventPublisher, Reactions } from './events/events.ts';
import type { Job } from './jobs/define-job.ts';
import type { JobQueue } from './jobs/queue.ts';
import type { Log } from './log.ts';
import type { Notifier } from './notifications/notifier.ts';
import type { Read } from './services/loading/read-session.ts';
import type { InboxService } from './services/recordings/inbox-service.ts';
import type { RecordingWriter } from './services/recordings/recording-writer.ts';
import type { ObjectStore } from './storage/object-store.ts';
import type { WorkerPool } from './workers/worker-pool.ts';

/** What core offers to wings. */
export interface Foundations {
  readonly config: Config;
  readonly database: Database;
  readonly store: ObjectStore;
  readonly pool: WorkerPool;
  readonly queue: JobQueue;
  readonly notifier: Notifier;
  readonly userDirectory: UserDirectory;
  readonly events: EventPublisher;
  readonly read: Read;
  readonly inbox: InboxService;
  readonly recordings: RecordingWriter;
  readonly log: Log;
  readonly now: () => Date;
}

/** Reads what a wing keeps about a participant, for their personal archive: each value under its name. */
export type PersonalRecordReaders = Readonly<
  Record<string, (tx: OrganizationTransaction, participantId: string) => Promise<unknown>>
>;

/**
 * A capability beside the core. A wing imports core, but core never imports a wing, and wings never import one another:
 * they meet in events, in the ports that composition hands them, and nowhere else.
 */
export interface Wing<Services extends object> {
  /** What resolvers may call. */
  readonly services: Services;
  readonly jobs: readonly Job[];
  /** What follows a change in core, within the same transaction. */
  readonly reactions?: Reactions;
  readonly personalRecords?: PersonalRecordReaders;
  /** Registers routes of the wing's own, beside GraphQL. */
  readonly routes?: (app: FastifyInstance) => void;
  /** Runs once before the gateway serves. */
  readonly start?: () => Promise<void>;
  /** Deletes what has expired. Runs every ten minutes in processes that work on jobs. */
  readonly sweep?: () => Promise<void>;
  /** Interrupts long work, before the queue stops. */
  readonly stop?: () => void;
}
