import { z } from 'zod';
import {
  fitForest,
  forestEstimate,
  forestShares,
  treeSchema,
} from './members/extra-trees-member.ts';
import { fitRidge, ridgeEstimate, ridgeSchema } from './members/ridge-member.ts';
import { fitStandardization, standardizationSchema, standardize } from './standardization.ts';
import { mean } from './statistics.ts';

/** Everything learned from a set of recordings, before it is decided whom to believe how much. */
export const ensembleSchema = z
  .strictObject({
    standardization: standardizationSchema,
    /** Score of each training recording, in the order that the trees' leaves refer to. */
    scores: z.array(z.number()),
    forest: z.array(treeSchema).nonempty(),
    ridge: ridgeSchema,
  })
  .refine(({ standardization, scores, forest, ridge }) => {
    const { length: width } = standardization.columns;
    return (
      [standardization.centre, standardization.scale, ridge.weights].every(
        ({ length }) => length === width,
      ) &&
      forest.every(
        (tree) =>
          tree.column.every((column) => column < width) &&
          tree.rows.flat().every((row) => row < scores.length),
      )
    );
  }, 'has parts of different sizes');
export type Ensemble = z.infer<typeof ensembleSchema>;

/** `mean` is the member that ignores the recording: the one that all others have to beat. */
export const MEMBERS = ['mean', 'extraTrees', 'ridge'] as const;
export type Member = (typeof MEMBERS)[number];

/** One number for each member. */
export const byMemberSchema = z.record(z.enum(MEMBERS), z.number());
export type ByMember = z.infer<typeof byMemberSchema>;

/** What the members say about one recording. */
export interface Opinions {
  /** Each member's score, 0..100. */
  readonly estimates: ByMember;
  /** The forest's resemblance to each training recording, summing to 1. */
  readonly shares: Float64Array;
}

/** Fits all members. `vectors[i]` are the features of the recording that was given `scores[i]`. */
export function fitEnsemble(vectors: readonly Float64Array[], scores: readonly number[]): Ensemble {
  const standardization = fitStandardization(vectors);
  const rows = vectors.map((vector) => standardize(standardization, vector));
  return {
    standardization,
    scores: [...scores],
    forest: fitForest(rows, scores),
    ridge: fitRidge(rows, scores),
  };
}

/** Asks every member about a recording that may be a new one. */
export function askMembers(ensemble: Ensemble, vector: Float64Array): Opinions {
  return opinionsOn(ensemble, standardize(ensemble.standardization, vector));
}

/** Like `askMembers`, from features that are standardized already. */
export function opinionsOn(ensemble: Ensemble, row: readonly number[]): Opinions {
  const { scores } = ensemble;
  const shares = forestShares(ensemble.forest, row, scores.length);
  return {
    estimates: {
      mean: mean(scores),
      extraTrees: forestEstimate(shares, scores),
      ridge: clipToScale(ridgeEstimate(ensemble.ridge, row)),
    },
    shares,
  };
}

/**
 * The score: the members' estimates under `weights` that sum to 1, to a tenth of a point. Finer
 * differences are noise, and would rank recordings that deserve the same score.
 */
export function combine(weights: ByMember, estimates: ByMember): number {
  return Math.round(weigh(weights, estimates) * 10) / 10;
}

/** The members' estimates under weights that sum to 1, not rounded. */
export function weigh(weights: ByMember, estimates: ByMember): number {
  return clipToScale(MEMBERS.reduce((sum, member) => sum + weights[member] * estimates[member], 0));
}

/** Scores run from 0 to 100, both inclusive. */
export function clipToScale(score: number): number {
  return Math.min(100, Math.max(0, score));
}
