import { randomUUID } from 'node:crypto';
import { followRecordings } from '../../api/cli/submit/recording-follower.ts';
import type { SubmissionTarget } from '../../api/cli/submit/submission-targets.ts';
import { AXES } from '../../api/domain/recording/samples.ts';
import type { GaitwayClient } from '../../client/gaitway-client.ts';
import { openInspector } from './inspector.ts';
import type { TemporaryGateway } from './temporary-gateway.ts';

const COUNT = 6;
const IN_FLIGHT = 3;
const ALMOST_20_MB = 19_500_000;
const STEP_MS = 10;
const TARGET_P99_MS = 50;
const STARTED_AT_MS = Date.UTC(2026, 0, 1);

type Columns = Readonly<Record<string, readonly unknown[]>>;
type Submit = (
  client: GaitwayClient,
  target: SubmissionTarget,
  columns: Columns,
) => Promise<string>;

/** Both ways to submit a recording of the maximum size. */
const WAYS: Readonly<Record<string, Submit>> = {
  async upload(client, target, columns) {
    const id = randomUUID();
    const samples = new TextEncoder().encode(JSON.stringify(columns));
    await client.submitRecording({ id, ...target, training: false, clinicianScore: null, samples });
    return id;
  },
  async inline(client, target, columns) {
    const id = randomUUID();
    await client.request<unknown, object>(
      `mutation SubmitRecording($input: SubmitRecordingInput!) {
        submitRecording(input: $input) { recording { id } }
      }`,
      { input: { id, ...target, training: false, samples: columns } },
    );
    return id;
  },
};

/**
 * Prints the event-loop delay and the peak memory of the gateway while recordings of 20 MB arrive and are converted,
 * several at a time.
 */
export async function measureLargeRecordings(
  gateway: TemporaryGateway,
  target: SubmissionTarget,
): Promise<void> {
  const inspector = await openInspector(gateway.inspectorPort);
  const columns = largeRecording();
  for (const [way, submit] of Object.entries(WAYS)) {
    await inspector.evaluate(`
      globalThis.loopDelay?.disable();
      globalThis.loopDelay = process.getBuiltinModule('node:perf_hooks')
        .monitorEventLoopDelay({ resolution: 1 });
      globalThis.loopDelay.enable()`);
    const startedAt = performance.now();
    const ids: string[] = [];
    const waiting = Array.from({ length: COUNT }).values();
    const sendOneAfterTheOther = async () => {
      for (const _ of waiting) ids.push(await submit(gateway.client, target, columns));
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, sendOneAfterTheOther));
    await followRecordings(gateway.client, ids, ({ failure }) => {
      if (failure !== null) throw new Error(failure.message);
    });
    const seconds = (performance.now() - startedAt) / 1000;
    const [p50, p99, worst] = await inspector.evaluate<[number, number, number]>(
      '[loopDelay.percentile(50), loopDelay.percentile(99), loopDelay.max].map((ns) => ns / 1e6)',
    );
    const peak = await gateway.peakMemoryBytes();
    console.log(
      `20 MB by ${way.padEnd(18)}event-loop delay p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms ` +
        `(below ${TARGET_P99_MS}: ${p99 < TARGET_P99_MS ? 'met' : 'MISSED'}), worst ${worst.toFixed(0)} ms; ` +
        `${COUNT} recordings, ${IN_FLIGHT} at a time, in ${seconds.toFixed(1)} s; ` +
        `peak memory ${peak === undefined ? 'not known' : `${(peak / 1e6).toFixed(0)} MB`}`,
    );
  }
  inspector.close();
}

/** Nine axes of non-repeating noise of the maximum length. */
function largeRecording(): Columns {
  const rowBytes = JSON.stringify(rowAt(1)).length;
  const count = Math.floor(ALMOST_20_MB / rowBytes);
  const rows = Array.from({ length: count }, (_, i) => rowAt(i));
  return Object.fromEntries(
    ['ts', ...AXES].map((name, column) => [name, rows.map((row) => row[column]!)]),
  );
}

const rowAt = (i: number): unknown[] => [
  new Date(STARTED_AT_MS + i * STEP_MS).toISOString(),
  ...AXES.map((_, axis) => Number((10 * Math.sin(i * (axis + 1.37))).toFixed(6))),
];
