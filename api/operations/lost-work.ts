import { sql } from 'kysely';
import { systemScope } from '../auth/scope.ts';
import type { Database } from '../database/database.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { convertRecordingJob } from '../services/recordings/convert-recording.job.ts';
import { scoreRecordingJob } from '../services/recordings/score-recording.job.ts';

const scope = systemScope('looking for recordings without jobs');

/** A recording that waits for a job that does not exist. */
export interface LostRecording {
  readonly id: string;
  readonly status: 'RECEIVED' | 'CONVERTED';
}

export interface LostWorkDependencies {
  readonly database: Database;
  readonly queue: JobQueue;
}

/** Finds recordings whose job was lost, such as after a restored backup or a change by hand. */
export class LostWork {
  readonly #database: Database;
  readonly #queue: JobQueue;

  constructor({ database, queue }: LostWorkDependencies) {
    this.#database = database;
    this.#queue = queue;
  }

  /** A status and its job change in one transaction, so each recording found here is really stuck. */
  async find(): Promise<readonly LostRecording[]> {
    return this.#database.within(scope, async (tx) => {
      const { rows } = await sql<LostRecording>`
        select recordings.id, recordings.status from recordings
          join (values
            ('RECEIVED', ${convertRecordingJob.name}),
            ('CONVERTED', ${scoreRecordingJob.name})) as needed (status, job)
            on needed.status = recordings.status::text
         where not exists (
           select from pgboss.job
            where name in (needed.job, needed.job || '-gave-up')
              and data->>'recordingId' = recordings.id::text and state <= 'active')
         order by recordings.received_at`.execute(tx.sql);
      return rows;
    });
  }

  /** Enqueues the missing job. Harmless when another process has enqueued it meanwhile. */
  async enqueue({ id, status }: LostRecording): Promise<void> {
    const job = status === 'RECEIVED' ? convertRecordingJob : scoreRecordingJob;
    await this.#database.within(scope, (tx) => this.#queue.enqueue(tx, job, { recordingId: id }));
  }

  /** Enqueues all missing jobs. Call it periodically. */
  async resume(): Promise<void> {
    for (const lost of await this.find()) await this.enqueue(lost);
  }
}
