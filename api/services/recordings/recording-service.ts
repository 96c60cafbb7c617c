import { z } from 'zod';
import { audit } from '../../auth/audit-log.ts';
import type { Action } from '../../auth/policy.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Database, ScopedTransaction } from '../../database/database.ts';
import { historyStore, type RecordingView } from '../../database/stores/history-store.ts';
import { recordingStore } from '../../database/stores/recording-store.ts';
import type { Recording } from '../../domain/recording/recording.ts';
import type { Selection } from '../../domain/selection.ts';
import { fieldConflict, invalidInput } from '../../errors.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import { filesOf } from '../../storage/object-keys.ts';
import { requireRecording, requireRecordings } from '../access/require-recording.ts';
import { addFields, loadFieldsBeside, prefetchFields } from '../loading/load-fields.ts';
import type { Read } from '../loading/read-session.ts';
import { parseInput, prose, readId, score } from '../parse-input.ts';
import { mapStream, type RecordingChanges } from './recording-stream.ts';
import { convertRecordingJob } from './convert-recording.job.ts';
import { enqueueDeletion } from '../enqueue-deletion.ts';
import { trainModelJob } from './train-model.job.ts';
import type { RecordingWriter } from './recording-writer.ts';

const MAXIMUM_DELETED = 200;

const notesInput = z.object({ recordingId: z.string(), notes: prose(10_000) });
const scoreInput = z.object({ recordingId: z.string(), score: score.nullish() });

export interface RecordingServiceDependencies {
  readonly database: Database;
  readonly read: Read;
  readonly queue: JobQueue;
  readonly changes: RecordingChanges;
  readonly recordings: RecordingWriter;
}

/** Reads, annotates, retries, deletes and watches recordings. */
export class RecordingService {
  readonly #database: Database;
  readonly #read: Read;
  readonly #queue: JobQueue;
  readonly #changes: RecordingChanges;
  readonly #recordings: RecordingWriter;

  constructor({ database, read, queue, changes, recordings }: RecordingServiceDependencies) {
    this.#database = database;
    this.#read = read;
    this.#queue = queue;
    this.#changes = changes;
    this.#recordings = recordings;
  }

  /** Null when the viewer may see no such recording. */
  async find(viewer: Viewer, named: string, selection: Selection): Promise<RecordingView | null> {
    viewer.assertCan('recording:read');
    const id = readId(named);
    if (id === undefined) return null;
    return this.#read(viewer, async (session) => {
      const table = session.tables.recording;
      prefetchFields(session, table, selection);
      const [recording, beside] = await Promise.all([
        historyStore.find(session.records, id, selection),
        loadFieldsBeside(session, table, id, selection),
      ]);
      if (recording === undefined) return null;
      session.recordAccess('recording:read', table.recordOf(recording));
      await addFields(session, table, [recording], selection, beside);
      return recording;
    });
  }

  /**
   * Sets the clinician's score. Models learn from the scores of training recordings, so a change trains a new model.
   * @throws {GaitwayError} INVALID_INPUT, NOT_FOUND, FORBIDDEN
   */
  async setClinicianScore(viewer: Viewer, input: z.input<typeof scoreInput>): Promise<Recording> {
    const { recordingId, score = null } = parseInput(scoreInput, input);
    return this.#change(viewer, 'recording:annotate', recordingId, async (tx, recording) => {
      if (recording.training && score === null) {
        throw invalidInput({ field: 'score', message: 'is required for a training recording' });
      }
      await this.#recordings.setClinicianScore(tx, recording, score);
      if (recording.training) await this.#trainAnew(tx, [recording]);
    });
  }

  /** @throws {GaitwayError} INVALID_INPUT, NOT_FOUND, FORBIDDEN */
  async updateNotes(viewer: Viewer, input: z.input<typeof notesInput>): Promise<Recording> {
    const { recordingId, notes } = parseInput(notesInput, input);
    return this.#change(viewer, 'recording:annotate', recordingId, (tx, recording) =>
      this.#recordings.setNotes(tx, recording, notes),
    );
  }

  /**
   * Retries a failed recording, starting with the conversion.
   * @throws {GaitwayError} CONFLICT when it has not failed; NOT_FOUND, FORBIDDEN
   */
  async retry(viewer: Viewer, recordingId: string): Promise<Recording> {
    return this.#change(viewer, 'recording:retry', recordingId, async (tx, recording) => {
      if (recording.status !== 'FAILED') {
        throw fieldConflict('recordingId', 'only a failed recording can be retried.');
      }
      await this.#recordings.setStatus(tx, recording, 'RECEIVED');
      await this.#queue.enqueue(tx, convertRecordingJob, { recordingId: recording.id });
    });
  }

  /**
   * Deletes recordings in one transaction: the rows immediately, the files by a durable job. Returns their ids
   * without duplicates.
   * @throws {GaitwayError} INVALID_INPUT, NOT_FOUND, FORBIDDEN
   */
  async delete(viewer: Viewer, recordingIds: readonly string[]): Promise<readonly string[]> {
    viewer.assertCan('recording:delete');
    if (recordingIds.length === 0 || recordingIds.length > MAXIMUM_DELETED) {
      const message = `must name from 1 to ${MAXIMUM_DELETED} recordings`;
      throw invalidInput({ field: 'recordingIds', message });
    }
    return this.#database.within(viewer.scope, async (tx) => {
      const recordings = await requireRecordings(tx, viewer, 'recording:delete', recordingIds);
      const ids = recordings.map(({ id }) => id);
      await this.#recordings.delete(tx, recordings);
      await enqueueDeletion(this.#queue, tx, recordings.flatMap(filesOf));
      await this.#trainAnew(
        tx,
        recordings.filter(({ training }) => training),
      );
      await audit(tx, viewer, 'recording:delete', {
        participantIds: [...new Set(recordings.map(({ participantId }) => participantId))],
        subjectIds: ids,
      });
      return ids;
    });
  }

  /**
   * Streams each recording that the viewer may see when it arrives or changes, optionally of one participant. Every
   * change is loaded within the viewer's current scope, so a provider removed from a care team receives no more.
   * @throws {GaitwayError} FORBIDDEN
   */
  watch(viewer: Viewer, named: string | null): AsyncIterableIterator<Recording> {
    viewer.assertCan('recording:read');
    const participantId = named?.toLowerCase() ?? null;
    return mapStream(this.#changes.subscribe(), async (id) => {
      const recording = await this.#database.within(viewer.scope, (tx) =>
        recordingStore.find(tx, id),
      );
      const wanted = participantId === null || recording?.participantId === participantId;
      return wanted ? recording : undefined;
    });
  }

  #change(
    viewer: Viewer,
    action: Action,
    recordingId: string,
    save: (tx: ScopedTransaction, recording: Recording) => Promise<void>,
  ): Promise<Recording> {
    viewer.assertCan(action);
    return this.#database.within(viewer.scope, async (tx) => {
      const recording = await requireRecording(tx, viewer, action, recordingId);
      await save(tx, recording);
      await audit(tx, viewer, action, {
        participantIds: [recording.participantId],
        subjectIds: [recording.id],
      });
      return (await recordingStore.find(tx, recording.id)) ?? recording;
    });
  }

  #trainAnew(tx: ScopedTransaction, trainingRecordings: readonly Recording[]): Promise<void> {
    const payloads = trainingRecordings.map(({ participantId, testTypeId }) => ({
      participantId,
      testTypeId,
    }));
    return this.#queue.enqueueAll(tx, trainModelJob, payloads);
  }
}
