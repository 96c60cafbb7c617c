import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { z } from 'zod';
import { messageOf } from '../../errors.ts';
import { scoringTasks } from '../../workers/scoring-tasks.ts';
import { FEATURE_VERSION } from '../model/features/extract-features.ts';
import { scoreMeasured, type ExplainedScore } from '../model/score-recording.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import { JSON_TYPE, measuredSchema, PARQUET_TYPE } from '../invocation.ts';
import { createModelShelf } from './model-shelf.ts';

/** The most that a SageMaker endpoint lets through. */
const LARGEST_BODY_BYTES = 25 * 1024 * 1024;
/** The one model of an endpoint that hosts no more. */
const ONLY_MODEL = 'model';

export interface ServeOptions {
  /** For models in memory. */
  readonly memoryBytes: number;
  /** Where SageMaker unpacks the model of an endpoint that hosts one alone. */
  readonly modelFolder: string;
}

const loadSchema = z.object({ model_name: z.string().min(1), url: z.string().min(1) });

/**
 * `serve`: what SageMaker asks of a container
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/mms-container-apis.html). Does not listen yet.
 */
export function createScorerServer({ memoryBytes, modelFolder }: ServeOptions): FastifyInstance {
  const shelf = createModelShelf(memoryBytes);
  const app = Fastify({
    bodyLimit: LARGEST_BODY_BYTES,
    routerOptions: { maxParamLength: 1024 }, // SageMaker names models after their keys
  });
  const parseAsBuffer = { parseAs: 'buffer' } as const;
  app.addContentTypeParser(PARQUET_TYPE, parseAsBuffer, (_request, body, done) => done(null, body));

  async function sendScore(reply: FastifyReply, model: ScoringModel, body: unknown) {
    try {
      return await scoreBody(model, body);
    } catch (error) {
      return refuse(reply, 400, messageOf(error));
    }
  }

  app.get('/ping', () => ({ status: 'healthy', featureVersion: FEATURE_VERSION }));

  app.post('/invocations', async ({ body }, reply) => {
    if (!shelf.find(ONLY_MODEL)) await shelf.load(ONLY_MODEL, modelFolder);
    const found = shelf.find(ONLY_MODEL);
    if (found === undefined) return refuse(reply, 404, 'This endpoint has no model of its own.');
    return sendScore(reply, found.model, body);
  });

  app.get('/models', () => ({ models: shelf.list() }));

  app.post('/models', async ({ body }, reply) => {
    const request = loadSchema.safeParse(body);
    if (!request.success) return refuse(reply, 400, 'model_name and url are required.');
    const { model_name: name, url } = request.data;
    try {
      switch (await shelf.load(name, url)) {
        case 'ALREADY_LOADED':
          return refuse(reply, 409, `The model ${name} is loaded already.`);
        case 'OUT_OF_MEMORY':
          return refuse(reply, 507, 'There is no memory for another model: unload one first.');
        case 'NO_MODEL':
          return refuse(reply, 404, `There is no model in ${url}.`);
        case undefined:
          return { modelName: name, modelUrl: url };
      }
    } catch {
      return refuse(reply, 400, `What lies in ${url} is no model of this version.`);
    }
  });

  app.get<{ Params: { name: string } }>('/models/:name', ({ params: { name } }, reply) => {
    const found = shelf.find(name);
    if (found === undefined) return refuse(reply, 404, notLoaded(name));
    return { modelName: found.modelName, modelUrl: found.modelUrl };
  });

  app.delete<{ Params: { name: string } }>('/models/:name', ({ params: { name } }, reply) =>
    shelf.unload(name) ? { modelName: name } : refuse(reply, 404, notLoaded(name)),
  );

  app.post<{ Params: { name: string } }>(
    '/models/:name/invoke',
    async ({ params: { name }, body }, reply) => {
      const found = shelf.find(name);
      if (found === undefined) return refuse(reply, 404, notLoaded(name));
      return sendScore(reply, found.model, body);
    },
  );
  return app;
}

/** A recording is scored from its Parquet, or from what the gateway has measured of it. */
async function scoreBody(model: ScoringModel, body: unknown): Promise<ExplainedScore> {
  if (Buffer.isBuffer(body)) return scoringTasks.scoreRecording({ model, parquet: body });
  const measured = measuredSchema.safeParse(body);
  if (!measured.success) {
    throw new TypeError(`The body must be ${PARQUET_TYPE}, or features as ${JSON_TYPE}.`);
  }
  const { featureVersion, names, values } = measured.data;
  if (featureVersion !== FEATURE_VERSION) {
    throw new RangeError(`This image knows feature version ${FEATURE_VERSION} alone.`);
  }
  return scoreMeasured(model, { names, values: Float64Array.from(values) });
}

const notLoaded = (name: string) => `The model ${name} is not loaded.`;

const refuse = (reply: FastifyReply, status: number, message: string) =>
  reply.code(status).send({ message });
