import { systemScope } from '../../auth/scope.ts';
import type { Database } from '../../database/database.ts';
import { modelStore } from '../../database/stores/model-store.ts';
import { recordingStore } from '../../database/stores/recording-store.ts';
import { scoreStore } from '../../database/stores/score-store.ts';
import type { Recording } from '../../domain/recording/recording.ts';
import type { ScoringModelCard } from '../../domain/scoring-model.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import { MissingModel, type Scorer, ScorerFailure } from '../../scoring/scorer.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { LakeService } from '../lake-service.ts';
import type { PhoneService } from '../phone-service.ts';
import { trainModelJob } from './train-model.job.ts';

const scope = systemScope('scoring recordings');

export interface ScoringServiceOptions {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly scorer: Scorer;
  readonly lake: LakeService;
  readonly phones: PhoneService;
}

/** Gives test recordings their score, once. */
export class ScoringService {
  readonly #database: Database;
  readonly #queue: JobQueue;
  readonly #scorer: Scorer;
  readonly #lake: LakeService;
  readonly #phones: PhoneService;

  constructor({ database, queue, scorer, lake, phones }: ScoringServiceOptions) {
    this.#database = database;
    this.#queue = queue;
    this.#scorer = scorer;
    this.#lake = lake;
    this.#phones = phones;
  }

  /** Without a model yet, the recording waits, visibly, and is scored when there is one. */
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
      const isFirst = await scoreStore.insert(tx, {
        recordingId,
        participantId: recording.participantId,
        modelId: model.id,
        score,
        intervalLow: interval.low,
        intervalHigh: interval.high,
        lowConfidence,
        reasons,
      });
      await recordingStore.setStatus(tx, recordingId, 'SCORED');
      await this.#lake.recordingChanged(tx, recording);
      if (isFirst) await this.#phones.tell(tx, [recording.participantId], 'score-ready');
    });
  }

  /** The model's artifact is gone: the recording waits for the next one, which is asked for. */
  #trainAnew(recording: Recording, model: ScoringModelCard) {
    const { id, participantId, testTypeId } = recording;
    return this.#database.within(scope, async (tx) => {
      await modelStore.lock(tx, participantId, testTypeId);
      await modelStore.markLost(tx, model.id);
      await recordingStore.setStatus(tx, id, 'AWAITING_MODEL');
      await this.#lake.recordingChanged(tx, recording);
      await this.#queue.enqueue(tx, trainModelJob, { participantId, testTypeId });
    });
  }

  #fail(recording: Recording, reason: string) {
    const message = `The model could not score it: ${reason}`;
    return this.#database.within(scope, async (tx) => {
      await recordingStore.setFailed(tx, recording.id, {
        code: 'INTERNAL',
        message,
        retryable: true,
      });
      await this.#lake.recordingChanged(tx, recording);
    });
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
        await recordingStore.setStatus(tx, recordingId, 'AWAITING_MODEL');
        await this.#lake.recordingChanged(tx, recording);
      }
      return undefined;
    });
  }
}
