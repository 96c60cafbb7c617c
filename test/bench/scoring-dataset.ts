import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Problem } from '../../api/domain/recording/problem.ts';
import { parseRecordingDocument } from '../../api/domain/recording/recording-document.ts';
import type { Samples } from '../../api/domain/recording/samples.ts';
import { extractFeatures } from '../../api/scoring/model/features/extract-features.ts';

/** The fields of a manifest that an evaluation needs; it may have others. */
const manifestSchema = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      dataset: z.string(),
      person: z.string(),
      movement: z.string(),
      /** The true score, 0..100; `null` when unknown. */
      score: z.number().min(0).max(100).nullable(),
      /** Recordings cut from the same session share a group. */
      group: z.string().optional(),
    }),
  ),
});
type ManifestEntry = z.infer<typeof manifestSchema>['files'][number];

/** A recording measured once, to be trained or tested on in many splits. */
export interface MeasuredRecording {
  readonly recordingId: string;
  readonly group: string;
  readonly features: Float64Array;
  readonly score: number;
}

/** All scored recordings of one person doing one movement. */
export interface PersonMovement {
  readonly dataset: string;
  readonly person: string;
  readonly movement: string;
  readonly recordings: readonly MeasuredRecording[];
}

/** An error in the folder, for the user who typed its name. */
export class DatasetError extends Error {}

/** The usable recordings of a folder. */
export interface Dataset {
  readonly series: readonly PersonMovement[];
  /** A line for each recording that the parser rejected, with the reasons. */
  readonly refused: readonly string[];
}

/**
 * Reads `manifest.json` and the scored recordings that it names.
 * Throws `DatasetError` when the manifest or a file that it names is missing or is not JSON.
 */
export async function loadDataset(
  folder: string,
  onRead: (done: number, total: number) => void,
): Promise<Dataset> {
  const manifest = manifestSchema.safeParse(await readJson(path.join(folder, 'manifest.json')));
  if (!manifest.success) {
    throw new DatasetError(`manifest.json: ${z.prettifyError(manifest.error)}`);
  }
  const scored = manifest.data.files.filter(({ score }) => score !== null);
  const measured: { entry: ManifestEntry; recording: MeasuredRecording }[] = [];
  const refused: string[] = [];
  for (const [i, entry] of scored.entries()) {
    const result = parseRecordingDocument(await readJson(path.join(folder, entry.file)), {
      now: new Date(),
    });
    if (result.ok) measured.push({ entry, recording: measure(entry, result.value.samples) });
    else refused.push(`${entry.file}: ${result.problems.map(describe).join('; ')}`);
    onRead(i + 1, scored.length);
  }
  const series = groupBy(measured, ({ entry: { dataset, person, movement } }) =>
    JSON.stringify([dataset, person, movement]),
  );
  return {
    series: [...series.values()].map((members) => {
      const { dataset, person, movement } = members[0]!.entry;
      return { dataset, person, movement, recordings: members.map(({ recording }) => recording) };
    }),
    refused,
  };
}

/** Items by key, both in the order of first appearance. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const describe = ({ field, message }: Problem) => `${field} ${message}`;

function measure(entry: ManifestEntry, samples: Samples): MeasuredRecording {
  return {
    recordingId: entry.file,
    group: entry.group ?? entry.file,
    features: extractFeatures(samples).values,
    score: entry.score!,
  };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new DatasetError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
