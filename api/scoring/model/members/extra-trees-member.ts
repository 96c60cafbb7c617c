import { z } from 'zod';
import { seededRandom, type Random } from '../random.ts';

const TREES = 100;

/** Breiman's default for regression: a third of the features is tried at each split. */
const TRIED_FRACTION = 1 / 3;

/**
 * One tree, its nodes in the order of a walk from the root: the left child of node k is k + 1.
 * `column[k]` is the feature that node k asks about, -1 for a leaf; a value up to `threshold[k]` goes
 * left, any other to `right[k]`. `rows[k]` are the training recordings in a leaf, empty elsewhere.
 */
export const treeSchema = z.strictObject({
  column: z.array(z.int()),
  threshold: z.array(z.number()),
  right: z.array(z.int().nonnegative()),
  rows: z.array(z.array(z.int().nonnegative())),
});
export type Tree = z.infer<typeof treeSchema>;

/**
 * Extremely randomized trees (Geurts, Ernst and Wehenkel, Machine Learning 63, 2006), grown until the
 * scores in a leaf agree. They find steps and thresholds, and ignore features that say nothing.
 */
export function fitForest(rows: readonly number[][], scores: readonly number[]): Tree[] {
  return Array.from({ length: TREES }, (_, i) => growTree(rows, scores, seededRandom(i + 1)));
}

/**
 * How much each training recording resembles `row`: its share, 0..1, summing to 1. A tree gives its
 * vote to the leaf that `row` falls into, split evenly between the recordings there.
 */
export function forestShares(
  forest: readonly Tree[],
  row: readonly number[],
  count: number,
): Float64Array {
  const shares = new Float64Array(count);
  for (const tree of forest) {
    let node = 0;
    while (tree.column[node]! >= 0) {
      const goesLeft = row[tree.column[node]!]! <= tree.threshold[node]!;
      node = goesLeft ? node + 1 : tree.right[node]!;
    }
    const leaf = tree.rows[node]!;
    for (const index of leaf) shares[index]! += 1 / leaf.length / forest.length;
  }
  return shares;
}

/**
 * The mean score under the squared shares. Plain shares pull every answer toward the middle while the
 * recordings are few; squared, the recordings on which the trees agree decide.
 */
export function forestEstimate(shares: Float64Array, scores: readonly number[]): number {
  let weighted = 0;
  let total = 0;
  for (let i = 0; i < shares.length; i++) {
    weighted += shares[i]! ** 2 * scores[i]!;
    total += shares[i]! ** 2;
  }
  return weighted / total;
}

function growTree(rows: readonly number[][], scores: readonly number[], random: Random): Tree {
  const tree: Tree = { column: [], threshold: [], right: [], rows: [] };
  const grow = (members: number[]): void => {
    const node = tree.column.length;
    const split = members.every((i) => scores[i] === scores[members[0]!])
      ? null
      : bestRandomSplit(rows, scores, members, random);
    tree.column.push(split?.column ?? -1);
    tree.threshold.push(split?.threshold ?? 0);
    tree.right.push(0);
    tree.rows.push(split ? [] : members);
    if (!split) return;
    const isLeft = (i: number) => rows[i]![split.column]! <= split.threshold;
    grow(members.filter(isLeft));
    tree.right[node] = tree.column.length;
    grow(members.filter((i) => !isLeft(i)));
  };
  grow(rows.map((_, i) => i));
  return tree;
}

interface Split {
  readonly column: number;
  readonly threshold: number;
}

/** The best of a few random features, each cut at a random place; `null` when none of them differs. */
function bestRandomSplit(
  rows: readonly number[][],
  scores: readonly number[],
  members: readonly number[],
  random: Random,
): Split | null {
  const columns = rows[0]!.length;
  const wanted = Math.ceil(columns * TRIED_FRACTION);
  let best: Split | null = null;
  let bestGain = -Infinity;
  for (let tried = 0; tried < wanted; tried++) {
    const column = Math.floor(random() * columns);
    const cut = random();
    let lowest = Infinity;
    let highest = -Infinity;
    for (const i of members) {
      const value = rows[i]![column]!;
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
    }
    const threshold = lowest + cut * (highest - lowest);
    // Rounding may put the cut on the highest value itself, which would leave the right side empty.
    if (!(threshold < highest)) continue;
    const gain = betweenSumOfSquares(rows, scores, members, column, threshold);
    if (gain > bestGain) {
      bestGain = gain;
      best = { column, threshold };
    }
  }
  return best;
}

/** Largest where the two sides differ most in score; the part of the variance that the cut explains. */
function betweenSumOfSquares(
  rows: readonly number[][],
  scores: readonly number[],
  members: readonly number[],
  column: number,
  threshold: number,
): number {
  let countLeft = 0;
  let sumLeft = 0;
  let sumRight = 0;
  for (const i of members) {
    if (rows[i]![column]! <= threshold) {
      countLeft++;
      sumLeft += scores[i]!;
    } else {
      sumRight += scores[i]!;
    }
  }
  return sumLeft ** 2 / countLeft + sumRight ** 2 / (members.length - countLeft);
}
