import { systemScope } from '../../auth/scope.ts';
import type { Database } from '../../database/database.ts';
import { modelStore } from '../../database/stores/model-store.ts';
import { recordingStore } from '../../database/stores/recording-store.ts';
import type { Recording } from '../../domain/recording/recording.ts';
import type { ScoringModelCard } from '../../domain/scoring-model.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import { MissingModel, type Scorer, ScorerFailure } from '../../scoring/scorer.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { RecordingWriter } from './recording-writer.ts';
import { trainModelJob } from './train-model.job.ts';

const scope = systemScope('scoring recordings');

export interface ScoringServiceDependencies {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly scorer: Scorer;
  readonly recordings: RecordingWriter;
}

/** Scores test recordings, each once. */
export class ScoringService {
  readonly #database: Database;
  readonly #queue: JobQueue;
  readonly #scorer: Scorer;
  readonly #recordings: RecordingWriter;

  constructor({ database, queue, scorer, recordings }: ScoringServiceDependencies) {
    this.#database = database;
    this.#queue = queue;
    this.#scorer = scorer;
    this.#recordings = recordings;
  }

  /** Scores a recording. Without a model, the recording gets a waiting status and is scored once a model exists. */
  async score(recordingId: string): Promise<void> {
    const found = await this.#findModelOrWait(recordingId);
    if (found === undefined) return;
    const { recording, model } = found;
    const prediction = await this.#scorer
      .score(model.artifactKey, objectKeys.parquet(recording))
      .catch(async (error: unknown) => {
        if (error instanceof MissingModel) await this.#trainAnew(recording, model);
        else if (error instanceof ScorerFailure) await this.#fail(recording, error.message);
        else throw error;
      });
    if (prediction === undefined) return;
    const { score, interval, lowConfidence, reasons } = prediction;
    await this.#database.within(scope, async (tx) => {
      if ((await recordingStore.find(tx, recordingId)) === undefined) return; // deleted meanwhile
      await this.#recordings.setScore(tx, recording, {
        modelId: model.id,
        score,
        intervalLow: interval.low,
        intervalHigh: interval.high,
        lowConfidence,
        reasons,
      });
    });
  }

  /** For a model whose artifact no longer exists: enqueues a training, and the recording waits for it. */
  #trainAnew(recording: Recording, model: ScoringModelCard) {
    const { participantId, testTypeId } = recording;
    return this.#database.within(scope, async (tx) => {
      await modelStore.lock(tx, participantId, testTypeId);
      await modelStore.markLost(tx, model.id);
      await this.#recordings.setStatus(tx, recording, 'AWAITING_MODEL');
      await this.#queue.enqueue(tx, trainModelJob, { participantId, testTypeId });
    });
  }

  #fail(recording: Recording, reason: string) {
    const message = `The model could not score it: ${reason}`;
    const failure = { code: 'INTERNAL', message, retryable: true };
    return this.#database.within(scope, (tx) => this.#recordings.setFailed(tx, recording, failure));
  }

  #findModelOrWait(
    recordingId: string,
  ): Promise<{ recording: Recording; model: ScoringModelCard } | undefined> {
    return this.#database.within(scope, async (tx) => {
      const recording = await recordingStore.find(tx, recordingId);
      if (recording?.status !== 'CONVERTED' && recording?.status !== 'AWAITING_MODEL') return;
      const { participantId, testTypeId } = recording;
      await modelStore.lock(tx, participantId, testTypeId);
      const model = await modelStore.newest(tx, participantId, testTypeId);
      if (model !== undefined) return { recording, model };
      if (recording.status === 'CONVERTED') {
        await this.#recordings.setStatus(tx, recording, 'AWAITING_MODEL');
      }
      return undefined;
    });
  }
}
