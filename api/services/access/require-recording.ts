import type { Action } from '../../auth/policy.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { ScopedTransaction } from '../../database/database.ts';
import { participantStore } from '../../database/stores/participant-store.ts';
import { recordingStore } from '../../database/stores/recording-store.ts';
import type { Recording } from '../../domain/recording/recording.ts';
import { notFound } from '../../errors.ts';
import { readId } from '../parse-input.ts';
import { subjectOf } from './require-participant.ts';

/**
 * Loads the recording that an input names and checks that the viewer may do `action` on it.
 * @throws {GaitwayError} NOT_FOUND, FORBIDDEN
 */
export async function requireRecording(
  tx: ScopedTransaction,
  viewer: Viewer,
  action: Action,
  named: string,
): Promise<Recording> {
  const [recording] = await load(tx, viewer, action, [named], () => 'recordingId');
  return recording!;
}

/**
 * Loads the recordings that an input names and checks that the viewer may do `action` on every one of them. Two
 * statements, however many there are. Returns them in order, without duplicates.
 * @throws {GaitwayError} NOT_FOUND naming the place in `recordingIds`, FORBIDDEN
 */
export function requireRecordings(
  tx: ScopedTransaction,
  viewer: Viewer,
  action: Action,
  named: readonly string[],
): Promise<Recording[]> {
  return load(tx, viewer, action, named, (place) => `recordingIds.${place}`);
}

async function load(
  tx: ScopedTransaction,
  viewer: Viewer,
  action: Action,
  named: readonly string[],
  fieldAt: (place: number) => string,
): Promise<Recording[]> {
  const ids = [...new Set(named.flatMap((id) => readId(id) ?? []))];
  const recordings = ids.length > 0 ? await recordingStore.findMany(tx, ids) : [];
  const participantIds = [...new Set(recordings.map(({ participantId }) => participantId))];
  const participants =
    participantIds.length > 0 ? await participantStore.findMany(tx, participantIds) : [];
  const subjects = new Map(participants.map((row) => [row.id, subjectOf(row)]));
  const found = new Map(recordings.map((recording) => [recording.id, recording]));
  for (const [place, id] of named.entries()) {
    const recording = found.get(id.toLowerCase());
    const subject = recording && subjects.get(recording.participantId);
    if (subject === undefined) throw notFound('recording', fieldAt(place));
    viewer.assertCan(action, subject);
  }
  return ids.map((id) => found.get(id)!);
}
