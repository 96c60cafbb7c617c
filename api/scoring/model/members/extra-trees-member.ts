import { z } from 'zod';
import { seededRandom, type Random } from '../random.ts';

const TREES = 200;

/** Measured in docs/decisions/0005-scoring-model.md: 1 errs three times as much, 2 half as much again. */
const SHARPNESS = 3;

/**
 * One tree, its nodes in the order of a walk from the root: the left child of node k is k + 1.
 * `column[k]` is the feature that node k asks about, -1 for a leaf; a value up to `threshold[k]` goes
 * left, any other to `right[k]`. `rows[k]` are the training recordings in a leaf, empty elsewhere.
 */
export const treeSchema = z
  .strictObject({
    column: z.array(z.int()),
    threshold: z.array(z.number()),
    right: z.array(z.int().nonnegative()),
    rows: z.array(z.array(z.int().nonnegative())),
  })
  // A walk moves to higher nodes only, so it ends, and it ends at a leaf that is not empty.
  .refine(({ column, threshold, right, rows }) => {
    const isLeaf = (node: number) => column[node] === -1 && rows[node]!.length > 0;
    const isSplit = (node: number) => right[node]! > node + 1 && right[node]! < column.length;
    return (
      column.length > 0 &&
      [threshold, right, rows].every(({ length }) => length === column.length) &&
      column.every((_, node) => isLeaf(node) || isSplit(node))
    );
  }, 'is not a tree');
export type Tree = z.infer<typeof treeSchema>;

/**
 * Extremely randomized trees (Geurts, Ernst and Wehenkel, Machine Learning 63, 2006), grown until the
 * scores in a leaf agree. They find steps and thresholds, and ignore features that say nothing.
 */
export function fitForest(rows: readonly number[][], scores: readonly number[]): Tree[] {
  const data = {
    columns: Array.from(rows[0]!, (_, column) => Float64Array.from(rows, (row) => row[column]!)),
    scores,
  };
  return Array.from({ length: TREES }, (_, i) => growTree(data, seededRandom(i + 1)));
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
 * The mean score under the sharpened shares. Plain shares pull every prediction toward the middle while
 * the recordings are few; sharpened, the recordings on which most trees agree decide.
 */
export function forestEstimate(shares: Float64Array, scores: readonly number[]): number {
  const weights = shares.map((share) => share ** SHARPNESS);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.reduce((sum, weight, i) => sum + weight * scores[i]!, 0) / total;
}

/** The training recordings, feature by feature: splits look at one feature of many recordings. */
interface TrainingData {
  readonly columns: readonly Float64Array[];
  readonly scores: readonly number[];
}

function growTree(data: TrainingData, random: Random): Tree {
  const { columns, scores } = data;
  const tree: Tree = { column: [], threshold: [], right: [], rows: [] };
  const deck = columns.map((_, column) => column);
  const grow = (members: number[]): void => {
    const node = tree.column.length;
    const agree = members.every((i) => scores[i] === scores[members[0]!]);
    const split = agree ? null : bestRandomSplit(data, members, deck, random);
    tree.column.push(split?.column ?? -1);
    tree.threshold.push(split?.threshold ?? 0);
    tree.right.push(0);
    tree.rows.push(split ? [] : members);
    if (!split) return;
    const isLeft = (i: number) => columns[split.column]![i]! <= split.threshold;
    grow(members.filter(isLeft));
    tree.right[node] = tree.column.length;
    grow(members.filter((i) => !isLeft(i)));
  };
  grow(scores.map((_, i) => i));
  return tree;
}

interface Split {
  readonly column: number;
  readonly threshold: number;
}

/**
 * The best of a few random features, each cut at a random place; `null` when no feature differs.
 * `deck` holds every feature once and is drawn from without putting back.
 */
function bestRandomSplit(
  { columns, scores }: TrainingData,
  members: readonly number[],
  deck: number[],
  random: Random,
): Split | null {
  // The customary square root. Trying more makes the trees alike, and the first feature that
  // separates ten recordings by luck wins in all of them.
  let wanted = Math.ceil(Math.sqrt(deck.length));
  let best: Split | null = null;
  let bestGain = -Infinity;
  for (let left = deck.length; left > 0 && wanted > 0; left--) {
    const place = Math.floor(random() * left);
    const column = deck[place]!;
    deck[place] = deck[left - 1]!;
    deck[left - 1] = column;
    const threshold = randomCut(columns[column]!, members, random);
    if (threshold === null) continue;
    wanted--;
    const gain = explainedVariance(columns[column]!, threshold, scores, members);
    if (gain > bestGain) {
      bestGain = gain;
      best = { column, threshold };
    }
  }
  return best;
}

/** A place between the lowest and the highest value of a feature; `null` when they are the same. */
function randomCut(
  values: Float64Array,
  members: readonly number[],
  random: Random,
): number | null {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const i of members) {
    const value = values[i]!;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const threshold = lowest + random() * (highest - lowest);
  // Rounding may put the cut on the highest value itself, which would leave the right side empty.
  return threshold < highest ? threshold : null;
}

/** The part of the scores' variance that a cut explains, up to a constant of the node. */
function explainedVariance(
  values: Float64Array,
  threshold: number,
  scores: readonly number[],
  members: readonly number[],
): number {
  let countLeft = 0;
  let sumLeft = 0;
  let sumRight = 0;
  for (const i of members) {
    if (values[i]! <= threshold) {
      countLeft++;
      sumLeft += scores[i]!;
    } else {
      sumRight += scores[i]!;
    }
  }
  return sumLeft ** 2 / countLeft + sumRight ** 2 / (members.length - countLeft);
}
