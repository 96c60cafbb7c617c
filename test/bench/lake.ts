import { randomUUID } from 'node:crypto';
import { encodeLakeRecordings, type LakeRecording } from '../../api/conversion/lake-files.ts';
import {
  publishDelaySeconds,
  SHORTEST_DELAY_SECONDS,
} from '../../api/analytics/lake/publish-delay.ts';

/**
 * The bytes that the lake's file of a day writes for each recording of that day. Each recording changes twice: it is
 * converted, and scored three seconds later. The day is simulated; the sizes are those of real files.
 *
 *     npm run bench:lake
 */
const DAY_SECONDS = 86_400;
const CLINIC_SECONDS = 8 * 3600;
const SCORED_AFTER_SECONDS = 3;

const emptyBytes = await sizeOf(1);
const rowBytes = ((await sizeOf(2000)) - emptyBytes) / 1999;
const bytesOf = (rows: number) => emptyBytes + rowBytes * (rows - 1);
console.log(
  `An empty file has ${kilobytes(emptyBytes)}, each row adds ${rowBytes.toFixed(0)} bytes.\n`,
);

const COLUMNS = [
  'recordings a day',
  'over',
  'file',
  'each second',
  'delayed',
  'writes',
  'longest delay',
];
console.log(`| ${COLUMNS.join(' | ')} |`);
for (const recordings of [100, 1000, 10_000, 100_000]) {
  for (const [name, seconds] of [
    ['24 hours', DAY_SECONDS],
    ['8 hours', CLINIC_SECONDS],
  ] as const) {
    const before = simulate(recordings, seconds, () => SHORTEST_DELAY_SECONDS);
    const now = simulate(recordings, seconds, publishDelaySeconds);
    const cells = [
      recordings.toLocaleString('en'),
      name,
      kilobytes(bytesOf(recordings)),
      kilobytes(before.bytes / recordings),
      kilobytes(now.bytes / recordings),
      now.writes.toLocaleString('en'),
      `${publishDelaySeconds(bytesOf(recordings))} s`,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

/** Writes the file for the first change that is not in it, as soon as the delay since the last write has passed. */
function simulate(recordings: number, seconds: number, delayOf: (bytes: number) => number) {
  const times = Array.from({ length: recordings }, (_, index) => (index * seconds) / recordings);
  const changes = [...times, ...times.map((time) => time + SCORED_AFTER_SECONDS)].sort(
    (a, b) => a - b,
  );
  let bytes = 0;
  let writes = 0;
  let writtenAt = -Infinity;
  for (const change of changes) {
    if (change <= writtenAt) continue; // in the last write
    const fileBytes = writes === 0 ? 0 : bytesOf(rowsAt(writtenAt));
    writtenAt = Math.max(change + SHORTEST_DELAY_SECONDS, writtenAt + delayOf(fileBytes));
    bytes += bytesOf(rowsAt(writtenAt));
    writes++;
  }
  return { bytes, writes };

  function rowsAt(second: number): number {
    return Math.min(recordings, Math.floor((second * recordings) / seconds) + 1);
  }
}

async function sizeOf(rows: number): Promise<number> {
  const of = (index: number): LakeRecording => ({
    recording_id: randomUUID(),
    participant_id: randomUUID().replaceAll('-', ''),
    test_type: ['walk', 'balance', 'tug'][index % 3]!,
    started_at: Date.UTC(2026, 0, 2) * 1000 + index * 7_654_321,
    duration_seconds: 30 + Math.random(),
    training: false,
    clinician_score: null,
    status: 'SCORED',
    score: Math.random() * 100,
    score_low: Math.random() * 100,
    score_high: Math.random() * 100,
    low_confidence: false,
    model_id: randomUUID(),
    sample_count: 3000 + index,
    sample_rate_hz: 100 + Math.random(),
    gap_count: 0,
    longest_gap_ms: 0,
  });
  return (await encodeLakeRecordings(Array.from({ length: rows }, (_, index) => of(index)))).length;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toLocaleString('en', { maximumSignificantDigits: 3 })} kB`;
}
