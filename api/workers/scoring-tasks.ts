import { decodeParquet } from '../conversion/decode-parquet.ts';
import { extractFeatures } from '../scoring/model/features/extract-features.ts';
import { scoreRecording } from '../scoring/model/score-recording.ts';
import type { ScoringModel } from '../scoring/model/scoring-model.ts';
import { trainOnFeatures, type MeasuredExample } from '../scoring/model/train-model.ts';

/** A training recording with the clinician's score, 0 to 100. */
export interface StoredExample {
  readonly recordingId: string;
  readonly parquet: Uint8Array;
  readonly score: number;
}

/** The work of the scorer: in a worker thread of Gaitway, or in the scorer's container. The code is the same. */
export const scoringTasks = {
  /** Measures one recording after the other, so that the samples of one at a time are in memory. */
  trainModel: async (input: { examples: readonly StoredExample[] }): Promise<ScoringModel> => {
    const measured: MeasuredExample[] = [];
    for (const { recordingId, parquet, score } of input.examples) {
      const features = extractFeatures(await decodeParquet(parquet)).values;
      measured.push({ recordingId, features, score });
    }
    return trainOnFeatures(measured);
  },

  /** What a model reads of a recording: a few hundred numbers. */
  measureRecording: async (input: { parquet: Uint8Array }) =>
    extractFeatures(await decodeParquet(input.parquet)),

  scoreRecording: async (input: { model: ScoringModel; parquet: Uint8Array }) =>
    scoreRecording(input.model, await decodeParquet(input.parquet)),
};
