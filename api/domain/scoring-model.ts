/** Fewer scored recordings than this say too little about a person. */
export const MINIMUM_TRAINING_RECORDINGS = 10;

/** What is known about a model of one participant and test type. Errors are in score points. */
export interface ScoringModelCard {
  readonly id: string;
  readonly participantId: string;
  readonly testTypeId: string;
  readonly version: number;
  readonly artifactKey: string;
  readonly featureVersion: number;
  readonly trainedAt: Date;
  readonly trainingCount: number;
  readonly trainingRecordingIds: readonly string[];
  /** Leave-one-out. */
  readonly meanAbsoluteError: number;
  /** Leave-one-out error of "always the mean". */
  readonly baselineError: number;
  readonly lowConfidence: boolean;
}
