/**
 * Measures the scorer on recordings whose score is known: `npm run eval:scoring -- DIR`. Trains on 10, 20 and 30
 * recordings of a person and movement and tests on the rest, in several random splits that keep the recordings of a
 * session together. Progress goes to stderr, the table to stdout.
 */
import { parseArgs } from 'node:util';
import { seededRandom, shuffled, type Random } from '../../api/scoring/model/random.ts';
import { scoreFeatures } from '../../api/scoring/model/score-recording.ts';
import { mean } from '../../api/scoring/model/statistics.ts';
import { trainOnFeatures } from '../../api/scoring/model/train-model.ts';
import {
  DatasetError,
  groupBy,
  loadDataset,
  type MeasuredRecording,
  type PersonMovement,
} from './scoring-dataset.ts';
import { average, judge, type Metrics } from './scoring-metrics.ts';

const USAGE = `Usage: npm run eval:scoring -- DIR [--train 10,20,30] [--seeds 10]

DIR      a folder with manifest.json and the recordings it names
--train  numbers of training recordings
--seeds  random splits of each person, movement and number`;

/** One line of the table, before it is printed. */
interface Result {
  readonly dataset: string;
  readonly person: string;
  readonly movement: string;
  readonly trainingCount: number;
  /** Test recordings over all splits. */
  readonly tests: number;
  readonly metrics: Metrics;
}

/** Whole sessions go to training until it has `count` recordings; the rest of the last session is unused. */
function split(recordings: readonly MeasuredRecording[], count: number, random: Random) {
  const sessions = groupBy(recordings, ({ group }) => group);
  const training: MeasuredRecording[] = [];
  const test: MeasuredRecording[] = [];
  for (const session of shuffled([...sessions.values()], random)) {
    const target = training.length < count ? training : test;
    target.push(...session);
  }
  return { training: training.slice(0, count), test };
}

function evaluate(
  series: PersonMovement,
  trainingCount: number,
  seeds: readonly number[],
): Result | null {
  const splits: Metrics[] = [];
  let tests = 0;
  for (const seed of seeds) {
    const { training, test } = split(series.recordings, trainingCount, seededRandom(seed));
    if (training.length < trainingCount || test.length === 0) continue;
    const model = trainOnFeatures(training);
    const trainingMean = mean(training.map(({ score }) => score));
    const trials = test.map(({ features, score: truth }) => {
      const { score, interval, lowConfidence } = scoreFeatures(model, features);
      return { truth, score, ...interval, lowConfidence, trainingMean };
    });
    splits.push(judge(trials));
    tests += test.length;
  }
  const { dataset, person, movement } = series;
  if (splits.length === 0) return null;
  return { dataset, person, movement, trainingCount, tests, metrics: average(splits) };
}

/** The average over persons and movements, each counting once. */
function summarize(results: readonly Result[], dataset: string, trainingCount: number): Result {
  return {
    dataset,
    person: 'average',
    movement: `of ${results.length}`,
    trainingCount,
    tests: results.reduce((sum, { tests }) => sum + tests, 0),
    metrics: average(results.map(({ metrics }) => metrics)),
  };
}

const HEADER = [
  ['dataset', 'person', 'movement', 'train', 'tests'],
  ['MAE', 'RMSE', 'Spearman', "mean's MAE", 'coverage', 'width', 'unsure'],
].flat();
const TEXT_COLUMNS = 3;

function toCells({ dataset, person, movement, trainingCount, tests, metrics }: Result): string[] {
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
  return [
    dataset,
    person,
    movement,
    String(trainingCount),
    String(tests),
    metrics.mae.toFixed(2),
    metrics.rmse.toFixed(2),
    metrics.spearman?.toFixed(2) ?? '-',
    metrics.meanMae.toFixed(2),
    percent(metrics.coverage),
    metrics.intervalWidth.toFixed(1),
    percent(metrics.unsure),
  ];
}

function printTable(blocks: readonly (readonly Result[])[]): void {
  const rows = blocks.map((block) => block.map(toCells));
  const widths = HEADER.map((title, column) =>
    Math.max(title.length, ...rows.flat().map((row) => row[column]!.length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i < TEXT_COLUMNS ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ');
  console.log(line(HEADER));
  for (const block of rows) {
    console.log(line(widths.map((width) => '-'.repeat(width))));
    for (const row of block) console.log(line(row));
  }
}

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      train: { type: 'string', default: '10,20,30' },
      seeds: { type: 'string', default: '10' },
    },
  });
  const trainingCounts = values.train.split(',').map(Number);
  const seeds = Number(values.seeds);
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new Error('name one folder');
  if (!trainingCounts.every((count) => Number.isInteger(count) && count >= 3)) {
    throw new Error('--train takes whole numbers from 3, with commas between them');
  }
  if (!Number.isInteger(seeds) || seeds < 1) throw new Error('--seeds takes a whole number from 1');
  return { folder, trainingCounts, seeds };
}

function parseOptions() {
  try {
    return readOptions();
  } catch (error) {
    throw new DatasetError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

/** One line that is overwritten on a terminal, and separate lines in a log. */
function progress(text: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
}

async function main(): Promise<void> {
  const { folder, trainingCounts, seeds } = parseOptions();
  const { series: dataset, refused } = await loadDataset(folder, (done, total) => {
    if (done % 50 === 0 || done === total) progress(`reading recordings: ${done} of ${total}`);
  });
  for (const reason of refused) progress(`left out: ${reason}\n`);
  const results: Result[] = [];
  for (const trainingCount of trainingCounts) {
    for (const [i, series] of dataset.entries()) {
      progress(`training on ${trainingCount}: ${i + 1} of ${dataset.length} (${series.person})`);
      // Different splits for each person: manifests often list everyone's recordings in the same order.
      const ownSeeds = Array.from({ length: seeds }, (_, seed) => i * seeds + seed);
      const result = evaluate(series, trainingCount, ownSeeds);
      if (result) results.push(result);
    }
  }
  progress('done');
  if (process.stderr.isTTY) process.stderr.write('\n');
  if (results.length === 0) {
    throw new DatasetError(
      'no person has more scored recordings of a movement than --train requires',
    );
  }
  printTable(
    trainingCounts.flatMap((count) => {
      const ofCount = results.filter(({ trainingCount }) => trainingCount === count);
      const byDataset = groupBy(ofCount, (result) => result.dataset);
      const averages = [...byDataset].map(([name, members]) => summarize(members, name, count));
      const overall = byDataset.size > 1 ? [summarize(ofCount, 'all', count)] : [];
      return ofCount.length > 0 ? [ofCount, [...averages, ...overall]] : [];
    }),
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof DatasetError ? error.message : error);
  process.exitCode = 1;
});
