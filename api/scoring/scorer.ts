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
  /** Not clearly better than always predicting the mean. */
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

/** What a model shall learn from. Asked for twice, it is the same training. */
export interface TrainingOrder {
  /** A UUID that the training set decides: the same set has the same id. */
  readonly id: string;
  readonly examples: readonly ScorerExample[];
  /** Where the model shall lie. */
  readonly artifactKey: string;
}

/** How far a training is. */
export type TrainingProgress =
  | { readonly state: 'RUNNING'; readonly lookAgainSeconds: number }
  | { readonly state: 'TRAINED'; readonly model: TrainedModel };

/** The model's artifact is missing or damaged: train it again. */
export class MissingModel extends Error {
  constructor() {
    super('The model is missing or damaged.');
    this.name = 'MissingModel';
  }
}

/** Training or scoring ran and could not do it; the same again would end the same. The message is fit to be shown. */
export class ScorerFailure extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'ScorerFailure';
  }
}

/**
 * Trains and applies models of one person and one test type. Everything goes by reference to the object
 * store, which both homes share. The same recording and model give the same score, to the last digit.
 */
export interface Scorer {
  /** Of the movement features that its models read; models of another version are trained anew. */
  readonly featureVersion: number;
  /**
   * Starts the training, or returns its progress. Idempotent: the same order never starts a second training.
   * @throws {ScorerFailure} saying why it ended without a model
   * @throws {GaitwayError} UNAVAILABLE when an example's file, or what trains, cannot be reached
   */
  train(order: TrainingOrder): Promise<TrainingProgress>;
  /**
   * @throws {MissingModel} when there is no such artifact, or a damaged one
   * @throws {ScorerFailure} when the model refuses the recording
   * @throws {GaitwayError} UNAVAILABLE when the recording, or what scores, cannot be reached
   */
  score(artifactKey: string, parquetKey: string): Promise<Prediction>;
}
