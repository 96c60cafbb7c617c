import { asSystem, type ScopedTransaction } from '../../database/database.ts';
import { deletedRecordingStore } from '../../database/stores/deleted-recording-store.ts';
import {
  type Measured,
  type NewRecording,
  type NewScore,
  recordingWriteStore,
} from '../../database/stores/recording-write-store.ts';
import type { RecordingFailure, RecordingReference } from '../../domain/recording/recording.ts';
import type { RecordingStatus } from '../../domain/recording/status.ts';
import { fieldConflict, recordingDeleted } from '../../errors.ts';
import type { EventPayloads, EventPublisher } from '../../events/events.ts';

/**
 * The only way to change a recording: each method writes the rows and publishes the event in the same transaction, so
 * that no service can change a recording without its subscribers.
 */
export class RecordingWriter {
  readonly #events: EventPublisher;

  constructor(events: EventPublisher) {
    this.#events = events;
  }

  /** Returns false, and publishes nothing, when the id is taken already. */
  async insert(tx: ScopedTransaction, recording: NewRecording): Promise<boolean> {
    const isNew = await recordingWriteStore.insert(tx, recording);
    // After the row: a deletion that was on its way has committed by now.
    if (isNew) await assertNotDeleted(tx, recording);
    if (isNew)
      await this.#events.publish(tx, { type: 'recordingReceived', recordings: [recording] });
    return isNew;
  }

  async setClinicianScore(
    tx: ScopedTransaction,
    recording: RecordingReference,
    score: number | null,
  ): Promise<void> {
    await recordingWriteStore.setClinicianScore(tx, recording.id, score);
    await this.#changed(tx, recording, 'clinicianScore');
  }

  async setNotes(
    tx: ScopedTransaction,
    recording: RecordingReference,
    notes: string | null,
  ): Promise<void> {
    await recordingWriteStore.setNotes(tx, recording.id, notes);
    await this.#changed(tx, recording, 'notes');
  }

  /** Clears the failure, if there was one. A recording becomes `SCORED` by `setScore`. */
  async setStatus(
    tx: ScopedTransaction,
    recording: RecordingReference,
    status: Exclude<RecordingStatus, 'FAILED' | 'SCORED'>,
  ): Promise<void> {
    await recordingWriteStore.setStatus(tx, recording.id, status);
    await this.#changed(tx, recording, 'status');
  }

  async setFailed(
    tx: ScopedTransaction,
    recording: RecordingReference,
    failure: RecordingFailure,
  ): Promise<void> {
    await recordingWriteStore.setFailed(tx, recording.id, failure);
    await this.#changed(tx, recording, 'status');
  }

  async setConverted(
    tx: ScopedTransaction,
    recording: RecordingReference,
    measured: Measured,
    status: 'TRAINING' | 'CONVERTED',
  ): Promise<void> {
    await recordingWriteStore.setConverted(tx, recording.id, measured);
    await recordingWriteStore.setStatus(tx, recording.id, status);
    await this.#changed(tx, recording, 'status');
  }

  /** Keeps the first score of a recording; a later one only sets the status. */
  async setScore(
    tx: ScopedTransaction,
    recording: RecordingReference,
    score: Omit<NewScore, 'recordingId' | 'participantId'>,
  ): Promise<void> {
    const { id: recordingId, participantId } = recording;
    const isFirst = await recordingWriteStore.insertScore(tx, {
      ...score,
      recordingId,
      participantId,
    });
    await recordingWriteStore.setStatus(tx, recordingId, 'SCORED');
    if (isFirst)
      await this.#events.publish(tx, { type: 'recordingScored', recordings: [recording] });
    else await this.#changed(tx, recording, 'status');
  }

  async delete(tx: ScopedTransaction, recordings: readonly RecordingReference[]): Promise<void> {
    await asSystem(tx, () => deletedRecordingStore.insert(tx, recordings));
    await recordingWriteStore.delete(
      tx,
      recordings.map(({ id }) => id),
    );
    await this.#events.publish(tx, { type: 'recordingDeleted', recordings });
  }

  #changed(
    tx: ScopedTransaction,
    recording: RecordingReference,
    change: EventPayloads['recordingChanged']['change'],
  ): Promise<void> {
    return this.#events.publish(tx, { type: 'recordingChanged', recordings: [recording], change });
  }
}

/**
 * Checks that no recording of this id was deleted.
 * @throws {GaitwayError} CONFLICT; only the organization that deleted it gets the reason RECORDING_DELETED
 */
export async function assertNotDeleted(
  tx: ScopedTransaction,
  { id, organizationId }: Pick<NewRecording, 'id' | 'organizationId'>,
): Promise<void> {
  const deletedBy = await asSystem(tx, () => deletedRecordingStore.organizationOf(tx, id));
  if (deletedBy === organizationId) throw recordingDeleted();
  if (deletedBy !== undefined) throw idTaken();
}

/** Another recording has the id, even if the viewer cannot see it. */
export const idTaken = () =>
  fieldConflict(
    'id',
    'is already used by another recording. Generate a new uuid for each recording.',
  );
