import { createHash, randomUUID } from 'node:crypto';
import { systemScope } from '../auth/scope.ts';
import type { Database } from '../database/database.ts';
import { modelStore } from '../database/model-store.ts';
import { participantStore } from '../database/participant-store.ts';
import { scoreStore, type TrainingExample } from '../database/score-store.ts';
import { MINIMUM_TRAINING_RECORDINGS } from '../domain/scoring-model.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Log } from '../log.ts';
import type { Scorer } from '../scoring/scorer.ts';
import { objectKeys } from '../storage/object-keys.ts';

/** Recordings often come in rows; one training after the last of them is enough. */
export const TRAINING_DELAY_SECONDS = 1;

const scope = systemScope('training models');

/** Makes and refreshes the model of one participant and test type. */
export class TrainingService {
  readonly #database: Database;
  readonly #queue: JobQueue;
  readonly #scorer: Scorer;
  readonly #log: Log;

  constructor(database: Database, queue: JobQueue, scorer: Scorer, log: Log) {
    this.#database = database;
    this.#queue = queue;
    this.#scorer = scorer;
    this.#log = log;
  }

  /** Does nothing while there are too few recordings, or nothing has changed since the last model. */
  async train(participantId: string, testTypeId: string): Promise<void> {
    const { participant, examples, newest } = await this.#database.within(scope, async (tx) => ({
      participant: await participantStore.find(tx, participantId),
      examples: await scoreStore.trainingExamples(tx, participantId, testTypeId),
      newest: await modelStore.newest(tx, participantId, testTypeId),
    }));
    const trainingSha256 = digest(examples);
    if (participant === undefined || examples.length < MINIMUM_TRAINING_RECORDINGS) return;
    const current =
      newest?.trainingSha256 === trainingSha256 &&
      newest.featureVersion === this.#scorer.featureVersion;
    if (current) return;

    const { organizationId } = participant;
    const id = randomUUID();
    const artifactKey = objectKeys.model({ organizationId, participantId }, id);
    const startedAt = performance.now();
    const trained = await this.#scorer.train(
      examples.map(({ recordingId, clinicianScore }) => ({
        recordingId,
        parquetKey: objectKeys.parquet({ id: recordingId, organizationId, participantId }),
        score: clinicianScore,
      })),
      artifactKey,
    );
    const version = (newest?.version ?? 0) + 1;
    await this.#database.within(scope, async (tx) => {
      await modelStore.lock(tx, participantId, testTypeId);
      const inserted = await modelStore.insert(tx, {
        ...trained,
        id,
        organizationId,
        participantId,
        testTypeId,
        version,
        artifactKey,
        trainingSha256,
        trainingRecordingIds: examples.map(({ recordingId }) => recordingId),
      });
      if (!inserted) throw new Error('another process trained this model at the same time');
      for (const recordingId of await scoreStore.awaitingModel(tx, participantId, testTypeId)) {
        await this.#queue.enqueue(tx, 'score-recording', { recordingId });
      }
    });
    const ms = Math.round(performance.now() - startedAt);
    this.#log.info({ model: id, version, recordings: examples.length, ms }, 'model trained');
  }
}

const digest = (examples: readonly TrainingExample[]) =>
  createHash('sha256').update(JSON.stringify(examples)).digest('hex');
