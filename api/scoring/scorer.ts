import type { ScoreReason } from '../domain/recording/movement.ts';

/** A training recording: where its Parquet lies, and what the clinician gave. */
export interface ScorerExample {
  readonly recordingId: string;
  readonly parquetKey: string;
  /** 0 to 100. */
  readonly score: number;
}

/** What a trainer says about the model it made. Errors are in score points. */
export interface TrainedModel {
  readonly featureVersion: number;
  /** Leave-one-out. */
  readonly meanAbsoluteError: number;
  /** Leave-one-out error of "always the mean". */
  readonly baselineError: number;
  /** Not clearly better than always answering the mean. */
  readonly lowConfidence: boolean;
}

export interface Prediction {
  /** 0 to 100. */
  readonly score: number;
  /** Holds the truth with 90 % probability. */
  readonly interval: { readonly low: number; readonly high: number };
  readonly lowConfidence: boolean;
  /** What in the movement moved the score, the strongest first. */
  readonly reasons: readonly ScoreReason[];
}

/**
 * Trains and applies models of one person and one test type. Everything goes by reference to the object
 * store, which both homes share. The same recording and model give the same score, to the last digit.
 */
export interface Scorer {
  /** Of the movement features that its models read; models of another version are trained anew. */
  readonly featureVersion: number;
  /**
   * Learns from the examples and puts the model under `artifactKey`.
   * @throws {GaitwayError} UNAVAILABLE when an example's file is not there
   */
  train(examples: readonly ScorerExample[], artifactKey: string): Promise<TrainedModel>;
  /** @throws {GaitwayError} UNAVAILABLE when the model or the recording is not there */
  score(artifactKey: string, parquetKey: string): Promise<Prediction>;
}
