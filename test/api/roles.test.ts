import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compose, type Gateway } from '../../api/composition/compose.ts';
import { readConfig } from '../../api/config/config.ts';
import { createLog } from '../../api/log.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { freePort } from '../support/free-port.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

// Several processes need a database server: `npm run test:postgres`.
describe.skipIf(process.env['TEST_POSTGRES_URL'] === undefined)('an API and a worker apart', () => {
  let api: TestGateway;
  let worker: Gateway;
  let workerUrl: string;
  let clinic: Clinic;

  beforeAll(async () => {
    api = await startGateway({ ROLE: 'api' });
    clinic = await openClinic(api);
    const { DATABASE_URL, DATA_DIR, PUBLIC_URL } = api.config;
    const port = String(await freePort());
    workerUrl = `http://127.0.0.1:${port}`;
    const environment = { NODE_ENV: 'test', PORT: port, DATABASE_URL, DATA_DIR, PUBLIC_URL };
    const config = readConfig({ ...environment, ROLE: 'worker', SEED_DEMO: 'false' });
    worker = await compose(config, createLog('silent'));
  });

  afterAll(async () => {
    await worker.close();
    await api.stop();
  });

  it('processes accepted recordings in the worker', async () => {
    const input = clinic.submitInput();
    expect((await clinic.submit(input)).errors).toBeUndefined();
    expect(await api.gateway.queue.countPending()).toBe(1);
    await worker.listen();
    expect(await api.recordingBecomes(input.id, 'AWAITING_MODEL')).toBe('AWAITING_MODEL');
  });

  it('serves only health checks from the worker', async () => {
    expect((await fetch(`${workerUrl}/readyz`)).status).toBe(200);
    for (const path of ['/graphql', '/cognito', '/portal-config.json']) {
      expect((await fetch(`${workerUrl}${path}`)).status).toBe(404);
    }
  });
});
