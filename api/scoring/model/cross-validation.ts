import { askMembers, fitEnsemble, type Opinions } from './ensemble.ts';

/** Up to here each recording is left out alone; a larger set is dealt into this many parts. */
const MOST_FITS = 32;

/** What members that never saw a training recording say about it. */
export interface HeldOut extends Opinions {
  /** The clinician's score of the recording. */
  readonly truth: number;
  /** The scores of the recordings that were seen, in the order of `shares`. */
  readonly seenScores: readonly number[];
}

/**
 * Leaves each recording out and asks members fitted to the others, standardisation included.
 * The result is in the order of the recordings.
 */
export function crossValidate(
  vectors: readonly Float64Array[],
  scores: readonly number[],
): HeldOut[] {
  const parts = Math.min(scores.length, MOST_FITS);
  const heldOut = new Array<HeldOut>(scores.length);
  for (let part = 0; part < parts; part++) {
    const isSeen = (_: unknown, i: number) => i % parts !== part;
    const seenScores = scores.filter(isSeen);
    const ensemble = fitEnsemble(vectors.filter(isSeen), seenScores);
    for (let i = part; i < scores.length; i += parts) {
      const opinions = askMembers(ensemble, vectors[i]!);
      heldOut[i] = { ...opinions, truth: scores[i]!, seenScores };
    }
  }
  return heldOut;
}
