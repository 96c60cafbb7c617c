import type { Action } from '../../auth/policy.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { ScopedTransaction } from '../../database/database.ts';
import { participantStore, type SubjectRow } from '../../database/stores/participant-store.ts';
import type { Participant } from '../../domain/participant.ts';
import { notFound } from '../../errors.ts';
import { readId } from '../parse-input.ts';

/** The part of a participant that the policy decides by, for the participant and for all their records. */
export const subjectOf = ({ organizationId, ownerUserId, inViewersCare }: SubjectRow) => ({
  organizationId,
  ownerUserId,
  inViewersCare,
});

/**
 * Loads the participant that an input names and checks that the viewer may do `action` on them.
 * @throws {GaitwayError} NOT_FOUND naming `field`, FORBIDDEN
 */
export async function requireParticipant(
  tx: ScopedTransaction,
  viewer: Viewer,
  action: Action,
  named: string,
  field = 'participantId',
): Promise<Participant> {
  const id = readId(named);
  const participant = id === undefined ? undefined : await participantStore.find(tx, id);
  if (participant === undefined) throw notFound('participant', field);
  viewer.assertCan(action, subjectOf(participant));
  return participant;
}

/**
 * Checks that the viewer may do `action` on every named participant, with one statement. Returns their ids in order,
 * without duplicates.
 * @throws {GaitwayError} NOT_FOUND naming the place in `field`, FORBIDDEN
 */
export async function requireParticipants(
  tx: ScopedTransaction,
  viewer: Viewer,
  action: Action,
  named: readonly string[],
  field = 'participantIds',
): Promise<string[]> {
  const ids = [...new Set(named.flatMap((id) => readId(id) ?? []))];
  const rows = ids.length > 0 ? await participantStore.findMany(tx, ids) : [];
  const found = new Map(rows.map((participant) => [participant.id, participant]));
  for (const [place, id] of named.entries()) {
    const participant = found.get(id.toLowerCase());
    if (participant === undefined) throw notFound('participant', `${field}.${place}`);
    viewer.assertCan(action, subjectOf(participant));
  }
  return ids;
}
