import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ScoringModel } from '../model/scoring-model.ts';
import { MODEL_FILE } from '../model-artifact.ts';
import type { StoredExample } from '../../workers/scoring-tasks.ts';

/** SageMaker shows no more of a failure than this. */
const LONGEST_FAILURE = 1024;

/** Every hyperparameter arrives as a string. */
const hyperparametersSchema = z.object({ featureVersion: z.coerce.number().int() });

/** The file `examples.json` of the channel `examples`: what to learn, and from which file of the channel `recordings`. */
export const examplesSchema = z
  .array(
    z.strictObject({
      recordingId: z.string().min(1),
      file: z.string().regex(/^[\w-]+\.parquet$/, 'must name a Parquet file'),
      score: z.number().min(0).max(100),
    }),
  )
  .min(1, 'must hold an example');
export type ExampleFile = z.output<typeof examplesSchema>[number];

/** The channels of a training, as folders under `input/data`. */
export const CHANNELS = { recordings: 'recordings', examples: 'examples' } as const;
export const EXAMPLES_FILE = 'examples.json';

/**
 * The folder that SageMaker puts before a training container, and what is written where
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-training-algo.html).
 */
export const mlFolder = (root: string) => ({
  async readHyperparameters() {
    const path = join(root, 'input/config/hyperparameters.json');
    return hyperparametersSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  },

  async readExamples(): Promise<StoredExample[]> {
    const channel = (name: string) => join(root, 'input/data', name);
    const text = await readFile(join(channel(CHANNELS.examples), EXAMPLES_FILE), 'utf8');
    const examples = examplesSchema.parse(JSON.parse(text));
    return Promise.all(
      examples.map(async ({ recordingId, file, score }) => ({
        recordingId,
        score,
        parquet: await readFile(join(channel(CHANNELS.recordings), file)),
      })),
    );
  },

  /** SageMaker packs the folder into `model.tar.gz`. */
  async writeModel(model: ScoringModel): Promise<void> {
    const folder = join(root, 'model');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, MODEL_FILE), JSON.stringify(model));
  },

  /** Becomes the `FailureReason` of the training job. */
  async writeFailure(reason: string): Promise<void> {
    const folder = join(root, 'output');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'failure'), reason.slice(0, LONGEST_FAILURE));
  },
});
