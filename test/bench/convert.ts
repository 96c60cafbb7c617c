import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import parquet from 'parquetjs-lite';
import { convertRecording } from '../../api/conversion/convert-recording.ts';
import { encodeCsv } from '../../api/conversion/csv.ts';
import { decodeParquet } from '../../api/conversion/decode-parquet.ts';
import { encodeParquet } from '../../api/conversion/encode-parquet.ts';
import { parseSamples } from '../../api/domain/recording/sample-columns.ts';
import { AXES, type Samples } from '../../api/domain/recording/samples.ts';
import { cpuMsPerItem } from './cpu-time.ts';

/**
 * The cost of converting a recording on one core, step by step, compared with `JSON.parse` of the same bytes and
 * with parquetjs-lite row by row, as in its manual.
 *
 *     npm run bench:convert -- [FOLDER with recordings in the upload format, at any depth]
 */
const SHIPPED = fileURLToPath(new URL('../support/recordings', import.meta.url));
const NOW = new Date();

const recordings = await load(process.argv[2] ?? SHIPPED);
const rows = mean(recordings.map(({ samples }) => samples.count));
const kilobytes = mean(recordings.map(({ json }) => json.length / 1000));
console.log(
  `${recordings.length} recordings, ${rows.toFixed(0)} rows and ${kilobytes.toFixed(0)} kB of JSON on average\n`,
);

const measure = (step: (recording: Loaded) => unknown) => cpuMsPerItem(recordings, step);
const jsonParse = await measure(({ text }) => JSON.parse(text));
console.log('step                              CPU ms per recording   times JSON.parse');
report('JSON.parse', jsonParse);
report('check and columns', await measure(({ document }) => parse(document)));
report('CSV', await measure(({ samples }) => encodeCsv(samples)));
report('Parquet, by columns', await measure(({ samples }) => encodeParquet(samples)));
report(
  'JSON to CSV, Parquet and quality',
  await measure(({ json }) => convertRecording(json, NOW)),
);
report('peer: Parquet by appendRow', await measure(({ samples }) => encodeRowByRow(samples)));
report('reading the Parquet back', await measure(({ bytes }) => decodeParquet(bytes)));

interface Loaded {
  readonly json: Uint8Array;
  readonly text: string;
  readonly document: unknown;
  readonly samples: Samples;
  /** As Parquet. */
  readonly bytes: Uint8Array;
}

async function load(folder: string): Promise<Loaded[]> {
  const names = await readdir(folder, { recursive: true });
  const loaded: Loaded[] = [];
  for (const name of names.filter((name) => name.endsWith('.json'))) {
    const json = await readFile(join(folder, name));
    const text = json.toString();
    const document: unknown = JSON.parse(text);
    const parsed = parseSamples(document, { now: NOW });
    if (!parsed.ok) {
      console.log(
        `passed over ${name}: ${parsed.problems[0]!.field} ${parsed.problems[0]!.message}`,
      );
      continue;
    }
    const { samples } = parsed.value;
    loaded.push({ json, text, document, samples, bytes: await encodeParquet(samples) });
  }
  if (loaded.length === 0) throw new Error(`no recordings in ${folder}`);
  return loaded;
}

function parse(document: unknown): Samples {
  const parsed = parseSamples(document, { now: NOW });
  if (!parsed.ok) throw new Error(parsed.problems[0]!.message);
  return parsed.value.samples;
}

/** For comparison: the same file, written as its manual describes. */
async function encodeRowByRow({ count, timesUs, axes }: Samples): Promise<void> {
  const fields = AXES.map((axis) => [
    axis,
    { type: 'DOUBLE', optional: true, compression: 'SNAPPY' } as const,
  ]);
  const schema = new parquet.ParquetSchema({
    ts: { type: 'TIMESTAMP_MICROS', compression: 'SNAPPY' },
    ...(Object.fromEntries(fields) as Record<string, parquet.FieldDefinition>),
  });
  const options = { useDataPageV2: false };
  const envelope = new parquet.ParquetEnvelopeWriter(
    schema,
    () => {},
    () => {},
    0,
    options,
  );
  const writer = new parquet.ParquetWriter(schema, envelope, options);
  for (let row = 0; row < count; row++) {
    const cells = AXES.map((axis) => [axis, axes[axis]?.[row]]);
    await writer.appendRow({ ts: timesUs[row], ...(Object.fromEntries(cells) as object) });
  }
  await writer.close();
}

function report(step: string, ms: number): void {
  const ratio = (ms / jsonParse).toFixed(1);
  console.log(`${step.padEnd(38)}${ms.toFixed(3).padStart(16)}${ratio.padStart(19)}`);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
