import { z } from 'zod';
import { audit } from '../auth/audit-log.ts';
import { organizationScope } from '../auth/scope.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Database } from '../database/database.ts';
import { type JobKey, type JobState, jobStore, type JobView } from './job-store.ts';
import { recordingStore } from '../database/stores/recording-store.ts';
import { type Page, toPage } from '../domain/page.ts';
import { fieldConflict, invalidInput, notFound } from '../errors.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { DeadLetters } from '../storage/inbox-source.ts';
import {
  cursorInstant,
  type PagingArguments,
  readPageRequest,
  writeCursor,
} from '../services/paging.ts';
import { findNamed } from '../services/parse-input.ts';
import { convertRecordingJob } from '../services/recordings/convert-recording.job.ts';
import type { RecordingWriter } from '../services/recordings/recording-writer.ts';

const jobKey = z
  .tuple([cursorInstant, z.uuid()])
  .transform(([createdInstant, id]): JobKey => ({ createdInstant, id }));

export interface JobsArguments extends PagingArguments {
  readonly filter?: { readonly state?: JobState | null; readonly kind?: string | null } | null;
}

const scopeFor = (viewer: Viewer) => organizationScope('the job board', viewer.scope);

export interface JobServiceDependencies {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly deadLetters: () => Promise<DeadLetters>;
  readonly recordings: RecordingWriter;
}

/** Lists and retries the background jobs of the viewer's organization. */
export class JobService {
  readonly #database: Database;
  readonly #queue: JobQueue;
  readonly #deadLetters: () => Promise<DeadLetters>;
  readonly #recordings: RecordingWriter;

  constructor({ database, queue, deadLetters, recordings }: JobServiceDependencies) {
    this.#database = database;
    this.#queue = queue;
    this.#deadLetters = deadLetters;
    this.#recordings = recordings;
  }

  /**
   * Returns jobs, newest first.
   * @throws {GaitwayError} INVALID_INPUT
   */
  async list(viewer: Viewer, { filter, ...paging }: JobsArguments): Promise<Page<JobView>> {
    viewer.assertCan('job:read');
    const request = readPageRequest(paging, jobKey);
    const { state = null, kind = null } = filter ?? {};
    const kinds = this.#queue.kinds();
    if (kind !== null && !kinds.includes(kind)) {
      const message = `must be one of ${kinds.join(', ')}`;
      throw invalidInput({ field: 'filter.kind', message });
    }
    const rows = await this.#database.within(scopeFor(viewer), (tx) =>
      jobStore.page(tx, viewer.organizationId, { state, kind }, request),
    );
    return toPage(rows, request, ({ createdInstant, id }) => writeCursor({ createdInstant, id }));
  }

  /**
   * Retries a failed job as a new job.
   * @throws {GaitwayError} NOT_FOUND, CONFLICT when it has not failed
   */
  async retry(viewer: Viewer, named: string): Promise<string> {
    viewer.assertCan('job:retry');
    return this.#database.within(scopeFor(viewer), async (tx) => {
      const job = await findNamed(named, (id) => jobStore.find(tx, viewer.organizationId, id));
      if (job === undefined || !this.#queue.kinds().includes(job.kind))
        throw notFound('job', 'jobId');
      if (job.state !== 'FAILED') {
        throw fieldConflict('jobId', 'Only a failed job can be retried.');
      }
      const recording =
        job.recordingId === null ? undefined : await recordingStore.find(tx, job.recordingId);
      if (recording?.status === 'FAILED') {
        // Starts again with the conversion, whichever step failed, because the files may be at fault.
        await this.#recordings.setStatus(tx, recording, 'RECEIVED');
        await this.#queue.enqueue(tx, convertRecordingJob, { recordingId: recording.id });
      } else {
        await this.#queue.enqueueAgain(tx, job.kind, job.data);
      }
      await jobStore.forget(tx, job.id);
      await audit(tx, viewer, 'job:retry', {
        participantIds: recording ? [recording.participantId] : [],
        subjectIds: [job.id],
      });
      return job.id;
    });
  }

  /**
   * Returns the dead letters of the inbox's queue. Their object keys are left out, because they may belong to people of
   * any organization.
   */
  async deadLetters(viewer: Viewer): Promise<DeadLetters> {
    viewer.assertCan('job:read');
    const { count, letters } = await this.#deadLetters();
    return { count, letters: letters.map(({ id, sentAt }) => ({ id, sentAt, keys: [] })) };
  }
}
