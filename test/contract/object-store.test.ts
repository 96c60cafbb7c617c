import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe } from 'vitest';
import { createFolderObjectStore } from '../../api/storage/folder-object-store.ts';
import { createLinkSigner } from '../../api/storage/link-signer.ts';
import { registerObjectRoutes } from '../../api/storage/object-routes.ts';
import type { ObjectStore } from '../../api/storage/object-store.ts';
import { createS3ObjectStore } from '../../api/storage/s3-object-store.ts';
import { awsEnvironment } from '../support/aws/aws-environment.ts';
import { startS3 } from '../support/aws/s3.ts';
import { freePort } from '../support/free-port.ts';
import { describeObjectStore } from './object-store.contract.ts';

const now = () => new Date();
let store: ObjectStore;
let stop: () => Promise<void>;
afterAll(() => stop());

describe('the folder', () => {
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gaitway-objects-'));
    const port = await freePort();
    const signer = createLinkSigner(new Uint8Array(32));
    store = createFolderObjectStore({ folder, signer, publicUrl: `http://127.0.0.1:${port}`, now });
    const app = Fastify({ routerOptions: { maxParamLength: 2000 } });
    registerObjectRoutes(app, { store, signer, uploadLimitBytes: 1_000_000, now });
    await app.listen({ port, host: '127.0.0.1' });
    stop = async () => {
      await app.close();
      await rm(folder, { recursive: true });
    };
  });
  afterAll(() => stop());
  describeObjectStore(() => store);
});

describe('S3', () => {
  beforeAll(async () => {
    const s3 = await startS3({ buckets: ['gaitway'] });
    awsEnvironment({ AWS_ENDPOINT_URL_S3: s3.url });
    store = await createS3ObjectStore({
      bucket: 'gaitway',
      kmsKeyId: undefined,
      pathStyle: false,
      now,
    });
    stop = s3.close;
  });
  describeObjectStore(() => store);
});
