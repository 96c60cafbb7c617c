import { createHash } from 'node:crypto';
import { systemScope } from '../../auth/scope.ts';
import type { Database } from '../../database/database.ts';
import { modelStore } from '../../database/stores/model-store.ts';
import { participantStore } from '../../database/stores/participant-store.ts';
import { scoreStore, type TrainingExample } from '../../database/stores/score-store.ts';
import { type Training, trainingStore } from '../../database/stores/training-store.ts';
import { MINIMUM_TRAINING_RECORDINGS } from '../../domain/scoring-model.ts';
import { uuidOfDigest } from '../../domain/uuid.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import type { Log } from '../../log.ts';
import {
  type Scorer,
  ScorerFailure,
  type TrainedModel,
  type TrainingOrder,
} from '../../scoring/scorer.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import { scoreRecordingJob } from './score-recording.job.ts';
import { trainModelJob } from './train-model.job.ts';

/** Recordings often arrive in bursts. One training after the last of them is enough. */
export const TRAINING_DELAY_SECONDS = 1;

const scope = systemScope('training models');

export interface TrainingServiceDependencies {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly scorer: Scorer;
  readonly log: Log;
}

/** Trains the model of one participant and test type. */
export class TrainingService {
  readonly #database: Database;
  readonly #queue: JobQueue;
  readonly #scorer: Scorer;
  readonly #log: Log;

  constructor({ database, queue, scorer, log }: TrainingServiceDependencies) {
    this.#database = database;
    this.#queue = queue;
    this.#scorer = scorer;
    this.#log = log;
  }

  /**
   * Runs one step: starts a training, checks its progress, or stores its model. Does nothing while there are too few
   * recordings or when nothing has changed since the last model. Recordings that arrive during a training are part
   * of the next one.
   */
  async train(participantId: string, testTypeId: string): Promise<void> {
    const training = await this.#underWayOrNext(participantId, testTypeId);
    if (training === undefined) return;
    const order = orderOf(training, this.#scorer.featureVersion);
    const progress = await this.#scorer.train(order).catch(async (error: unknown) => {
      if (error instanceof ScorerFailure) {
        await this.#database.within(scope, (tx) => trainingStore.fail(tx, training));
      }
      throw error;
    });
    if (progress.state === 'TRAINED') return this.#keep(training, order, progress.model);
    await this.#database.within(scope, (tx) =>
      this.#queue.enqueue(
        tx,
        trainModelJob,
        { participantId, testTypeId },
        { delaySeconds: progress.lookAgainSeconds },
      ),
    );
  }

  #underWayOrNext(participantId: string, testTypeId: string): Promise<Training | undefined> {
    return this.#database.within(scope, async (tx) => {
      await modelStore.lock(tx, participantId, testTypeId);
      const last = await trainingStore.find(tx, participantId, testTypeId);
      if (last?.underWay) return last;

      const participant = await participantStore.find(tx, participantId);
      const examples = await scoreStore.trainingExamples(tx, participantId, testTypeId);
      if (participant === undefined || examples.length < MINIMUM_TRAINING_RECORDINGS) return;
      const newest = await modelStore.newest(tx, participantId, testTypeId);
      const trainingSha256 = digest(examples);
      const current =
        newest?.trainingSha256 === trainingSha256 &&
        newest.featureVersion === this.#scorer.featureVersion;
      if (current) return;

      const training: Training = {
        participantId,
        testTypeId,
        organizationId: participant.organizationId,
        version: (await modelStore.lastVersion(tx, participantId, testTypeId)) + 1,
        trainingSha256,
        examples,
        attempt: (last?.attempt ?? 0) + 1,
        underWay: true,
      };
      await trainingStore.begin(tx, training);
      return training;
    });
  }

  async #keep(training: Training, order: TrainingOrder, model: TrainedModel): Promise<void> {
    const { participantId, testTypeId, organizationId, version, trainingSha256 } = training;
    await this.#database.within(scope, async (tx) => {
      await modelStore.lock(tx, participantId, testTypeId);
      if (!(await trainingStore.end(tx, training))) return; // another process was faster
      await modelStore.insert(tx, {
        ...model,
        id: order.id,
        organizationId,
        participantId,
        testTypeId,
        version,
        artifactKey: order.artifactKey,
        trainingSha256,
        trainingRecordingIds: training.examples.map(({ recordingId }) => recordingId),
      });
      for (const recordingId of await scoreStore.awaitingModel(tx, participantId, testTypeId)) {
        await this.#queue.enqueue(tx, scoreRecordingJob, { recordingId });
      }
      const examples = await scoreStore.trainingExamples(tx, participantId, testTypeId);
      if (digest(examples) !== trainingSha256) {
        await this.#queue.enqueue(tx, trainModelJob, { participantId, testTypeId });
      }
    });
    const recordings = training.examples.length;
    this.#log.info({ model: order.id, version, recordings }, 'model trained');
  }
}

/** Derives the id from the training, so that every process and every retry uses the same one. */
function orderOf(training: Training, featureVersion: number): TrainingOrder {
  const { participantId, testTypeId, organizationId, trainingSha256, version, attempt } = training;
  const named = [participantId, testTypeId, trainingSha256, featureVersion, version, attempt];
  const id = uuidOfDigest(createHash('sha256').update(named.join('/')).digest('hex'), 8);
  return {
    id,
    artifactKey: objectKeys.model({ organizationId, participantId }, id),
    examples: training.examples.map(({ recordingId, clinicianScore }) => ({
      recordingId,
      parquetKey: objectKeys.parquet({ id: recordingId, organizationId, participantId }),
      score: clinicianScore,
    })),
  };
}

const digest = (examples: readonly TrainingExample[]) =>
  createHash('sha256').update(JSON.stringify(examples)).digest('hex');
