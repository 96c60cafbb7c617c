import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import {
  findRecordingFiles,
  readRecordingFile,
  type RecordingFile,
} from '../../api/cli/submit/recording-file.ts';
import { followRecordings } from '../../api/cli/submit/recording-follower.ts';
import {
  createSubmissionTargets,
  type SubmissionTarget,
} from '../../api/cli/submit/submission-targets.ts';
import { convertRecording } from '../../api/conversion/convert-recording.ts';
import { type GaitwayClient } from '../../client/gaitway-client.ts';
import { cpuMsPerItem } from './cpu-time.ts';
import { measureLargeRecordings } from './large-recordings.ts';
import { startTemporaryGateway } from './temporary-gateway.ts';

/**
 * Real recordings through the whole product, as a client sends them: sign-in, HTTP, records, conversion,
 * training, scoring. Compares every figure with `JSON.parse` of the same bytes in the same run. At the end, it measures the gateway's
 * event-loop delay and memory while recordings of 20 MB arrive.
 *
 *     npm run bench:ingest -- [how many recordings, 200 when left out; 0 for those of 20 MB alone]
 */
const COUNT = Number(process.argv[2] ?? 200);
const IN_FLIGHT = 4;
const FOLDER = fileURLToPath(new URL('../../api/demo/recordings', import.meta.url));
/** The mean of the recordings for which the targets were set. */
const TYPICAL_ROWS = 458;
const LONG_ROWS = 1500;
const SCORE_ROUNDS = 9;
const TRAINING_RECORDINGS = 10;

const files = await Promise.all((await findRecordingFiles([FOLDER])).map(readRecordingFile));
const columnsOf = ({ bytes }: RecordingFile) =>
  JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
const rowsOf = (file: RecordingFile) => (columnsOf(file)['ts'] as unknown[]).length;
const nearest = (rows: number) =>
  files.toSorted((a, b) => Math.abs(rowsOf(a) - rows) - Math.abs(rowsOf(b) - rows));

const gateway = await startTemporaryGateway();
try {
  if (COUNT > 0) {
    await measurePipeline(gateway.client);
    await measureTimeToScore(gateway.client);
    const peak = await gateway.peakMemoryBytes();
    console.log(`peak memory of the gateway ${peak === undefined ? 'not known' : megabytes(peak)}`);
  }
  const targets = createSubmissionTargets(gateway.client, { createMissing: true });
  await measureLargeRecordings(gateway, await targets.find('bench:large', 'walking'));
} finally {
  await gateway.remove();
}
if (COUNT > 0) await measureConversion();

async function measurePipeline(client: GaitwayClient): Promise<void> {
  const targets = createSubmissionTargets(client, { createMissing: true });
  for (const { userId, movement } of files) await targets.find(userId, movement);
  const sent = Array.from({ length: COUNT }, (_, index) => files[index % files.length]!);
  const texts = sent.map(({ bytes }) => new TextDecoder().decode(bytes));
  const parseMs = await cpuMsPerItem(texts, (text) => JSON.parse(text));

  const latenciesMs: number[] = [];
  const ids: string[] = [];
  const startedAt = performance.now();
  const waiting = sent.values();
  const sendOneAfterTheOther = async () => {
    for (const file of waiting) {
      const target = await targets.find(file.userId, file.movement);
      const sentAt = performance.now();
      ids.push(await submit(client, file, target));
      latenciesMs.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, sendOneAfterTheOther));
  const acknowledgedMs = performance.now() - startedAt;
  await followRecordings(client, ids, ({ failure }) => {
    if (failure !== null) throw new Error(failure.message);
  });
  const seconds = (performance.now() - startedAt) / 1000;

  const rows = sent.reduce((sum, file) => sum + rowsOf(file), 0);
  const timesParse = (seconds * 1000) / COUNT / parseMs;
  latenciesMs.sort((a, b) => a - b);
  console.log(`${COUNT} recordings, ${rows} rows, ${IN_FLIGHT} in flight`);
  console.log(`JSON.parse                 ${parseMs.toFixed(3)} ms a recording`);
  console.log(
    `acknowledged               ${perSecond(COUNT, acknowledgedMs / 1000)} recordings/s; ` +
      `p50 ${quantile(latenciesMs, 0.5)} ms, p99 ${quantile(latenciesMs, 0.99)} ms`,
  );
  console.log(
    `converted, trained, scored ${perSecond(COUNT, seconds)} recordings/s, ` +
      `${perSecond(rows, seconds)} rows/s; ${timesParse.toFixed(0)} times JSON.parse`,
  );
}

/** On an idle gateway: from the response of the mutation until the score can be read. */
async function measureTimeToScore(client: GaitwayClient): Promise<void> {
  const [long] = nearest(LONG_ROWS);
  const targets = createSubmissionTargets(client, { createMissing: true });
  const target = await targets.find(`bench:${randomUUID()}`, long!.movement);
  const lessons = nearest(TYPICAL_ROWS).slice(0, TRAINING_RECORDINGS);
  for (const [index, lesson] of lessons.entries()) {
    await submit(client, { ...lesson, training: true, clinicianScore: 10 * index }, target);
  }
  const test = { ...long!, training: false, clinicianScore: null };
  await timeToScoreMs(client, await submit(client, test, target)); // waits for the model

  const times: number[] = [];
  for (let round = 0; round < SCORE_ROUNDS; round++) {
    times.push(await timeToScoreMs(client, await submit(client, test, target)));
  }
  times.sort((a, b) => a - b);
  const parseMs = await cpuMsPerItem([new TextDecoder().decode(long!.bytes)], JSON.parse);
  const median = quantile(times, 0.5);
  console.log(
    `answer to score            ${median} ms for ${rowsOf(long!)} rows (median of ${SCORE_ROUNDS}, ` +
      `worst ${quantile(times, 1)}); ${(Number(median) / parseMs).toFixed(0)} times JSON.parse`,
  );
}

async function timeToScoreMs(client: GaitwayClient, id: string): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const { recording } = await client.request<{ recording: { score: number | null } }, object>(
      'query Score($id: ID!) { recording(id: $id) { score } }',
      { id },
    );
    if (recording.score !== null) return performance.now() - startedAt;
  }
}

/** Longer recordings are truncated, so that the figure is for exactly the typical number of rows. */
async function measureConversion(): Promise<void> {
  const now = new Date();
  const typical = files.filter((file) => rowsOf(file) >= TYPICAL_ROWS).map(cutToTypical);
  const texts = typical.map((bytes) => new TextDecoder().decode(bytes));
  const parseMs = await cpuMsPerItem(texts, (text) => JSON.parse(text));
  const convertMs = await cpuMsPerItem(typical, (bytes) => convertRecording(bytes, now));
  console.log(
    `JSON to CSV and Parquet    ${convertMs.toFixed(2)} ms of one core for ${TYPICAL_ROWS} rows; ` +
      `${(convertMs / parseMs).toFixed(1)} times JSON.parse`,
  );
}

function cutToTypical(file: RecordingFile): Uint8Array {
  const columns = Object.entries(columnsOf(file)).flatMap(([name, values]) =>
    Array.isArray(values) ? [[name, values.slice(0, TYPICAL_ROWS)]] : [],
  );
  return new TextEncoder().encode(JSON.stringify(Object.fromEntries(columns)));
}

/** Returns the new id under which it was sent. */
async function submit(
  client: GaitwayClient,
  { training, clinicianScore, bytes }: RecordingFile,
  target: SubmissionTarget,
): Promise<string> {
  const id = randomUUID();
  await client.submitRecording({ id, ...target, training, clinicianScore, samples: bytes });
  return id;
}

/** Quantile of ascending values, in whole milliseconds. */
function quantile(sorted: readonly number[], share: number): string {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(0);
}

function perSecond(count: number, seconds: number): string {
  return (count / seconds).toFixed(0);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
