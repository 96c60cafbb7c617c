import type { ScopedTransaction } from '../../database/database.ts';
import { organizationStore } from '../../database/stores/organization-store.ts';
import { GaitwayError } from '../../errors.ts';

interface SubmittedScore {
  readonly organizationId: string;
  readonly training: boolean;
  readonly clinicianScore: number | null;
  /** Whether the sender may score recordings of this person. False when the sender is unknown, as in the inbox. */
  readonly isFromClinician: boolean;
  /** The name of the score in the submission. */
  readonly field: 'clinicianScore' | 'clinic_score';
}

/**
 * Decides whether a submission may carry a clinician's score. A participant could otherwise score their own recordings
 * and train their own model. Returns whether the score was entered on the participant's phone.
 * @throws {GaitwayError} FORBIDDEN naming the field
 */
export async function isScoreFromPhone(
  tx: ScopedTransaction,
  { organizationId, training, clinicianScore, isFromClinician, field }: SubmittedScore,
): Promise<boolean> {
  if ((!training && clinicianScore === null) || isFromClinician) return false;
  const organization = await organizationStore.find(tx, organizationId);
  if (organization?.scoresFromPhonesAllowed) return true;
  const message =
    'is accepted from care providers only. Send a test recording without a score, or ask an admin to allow scores ' +
    'that staff enter on the participant’s phone';
  throw new GaitwayError('FORBIDDEN', `${field}: ${message}`, [{ field, message }]);
}
