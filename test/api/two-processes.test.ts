import { randomUUID } from 'node:crypto';
import { setTimeout as breathe } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, type GaitwayClient } from '../../client/gaitway-client.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { freePort } from '../support/free-port.ts';
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts';
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts';
import { type RoundRobinProxy, startRoundRobinProxy } from '../support/round-robin-proxy.ts';
import { PASSWORD, startGateway, type TestGateway } from '../support/start-gateway.ts';

/** Pause of each of three phones: without it, this file would mostly convert hundreds of recordings. */
const BETWEEN_SUBMISSIONS_MS = 200;

/** Used when the tests have no database server. */
let server: PostgresServer | undefined;
let gateway: TestGateway;
let clinic: Clinic;
let ports: readonly [number, number];
let processes: GatewayProcess[];
let proxy: RoundRobinProxy;
let client: GaitwayClient;
/** Ids of acknowledged recordings. */
const acknowledged: string[] = [];

const start = (index: number) =>
  startGatewayProcess({ ...gateway.config, PORT: ports[index as 0 | 1] });

beforeAll(async () => {
  if (process.env['TEST_POSTGRES_URL'] === undefined) server = await startPostgresServer();
  gateway = await startGateway({
    DRAIN_SECONDS: '1',
    ...(server && { DATABASE_URL: server.url }),
  });
  clinic = await openClinic(gateway);
  await gateway.close();
  // From here on, requests to the gateway go to the proxy at its address, which forwards to one of two processes.
  ports = [await freePort(), await freePort()];
  processes = await Promise.all([start(0), start(1)]);
  proxy = await startRoundRobinProxy(gateway.config.PORT, ports);
  client = createClient({
    url: gateway.url,
    signIn: { email: clinic.provider.email, password: PASSWORD },
    inlineLimitBytes: 1000,
  });
});

afterAll(async () => {
  await proxy.close();
  await Promise.all(processes.map((process) => process.end('SIGKILL')));
  await gateway.open();
  await gateway.stop();
  await server?.stop();
});

const newRecording = () => ({
  participantId: clinic.participantId,
  testType: 'sit-to-stand',
  training: false,
  samples: clinic.samples as { ts: string[] },
  id: randomUUID(),
});

/** The processes that handled requests of this kind, in order. */
const targetsOf = (isSo: (request: RoundRobinProxy['passed'][number]) => boolean) =>
  proxy.passed.filter(isSo).map(({ target }) => target);

async function statusOf(id: string): Promise<string | undefined> {
  const { recording } = await clinic.ask<{ recording: { status: string } | null }>(
    'query ($id: ID!) { recording(id: $id) { status } }',
    { id },
  );
  return recording?.status;
}

describe('two processes behind a load balancer', { timeout: 180_000 }, () => {
  it('complete a challenge of one process at the other', async () => {
    await client.token();
    const [challenger] = targetsOf(({ operation }) => operation === 'InitiateAuth');
    const [answerer] = targetsOf(({ operation }) => operation === 'RespondToAuthChallenge');
    expect(new Set([challenger, answerer])).toEqual(new Set(ports));
  });

  it('accept an upload at one and its submission at the other, and notify subscribers of both', async () => {
    const listening = [0, 1].map(() => {
      let ready = () => {};
      const isReady = new Promise<void>((resolve) => (ready = resolve));
      return { changes: client.recordingChanges({ onListening: ready }), isReady };
    });
    const heard = listening.map(async ({ changes }) => {
      for await (const { id, status } of changes) if (status === 'AWAITING_MODEL') return id;
      return undefined;
    });
    await Promise.all(listening.map(({ isReady }) => isReady));
    const sockets = targetsOf(({ method, path }) => method === 'GET' && path === '/graphql');
    expect(new Set(sockets)).toEqual(new Set(ports));

    const { id } = await client.submitRecording(newRecording());
    acknowledged.push(id);
    const uploads = targetsOf(({ method }) => method === 'PUT');
    const mutations = targetsOf(({ method, path }) => method === 'POST' && path === '/graphql');
    expect(new Set([...uploads, ...mutations])).toEqual(new Set(ports));
    expect(await Promise.all(heard)).toEqual([id, id]);
  });

  it('restart one after the other under load without losing a request', async () => {
    let listened = 0;
    const changes = client.recordingChanges({ onListening: () => listened++ });
    const heard = new Set<string>();
    const hearing = (async () => {
      for await (const { id } of changes) heard.add(id);
    })();
    await expect.poll(() => listened).toBe(1);

    let restarting = true;
    const problems: unknown[] = [];
    const load = Array.from({ length: 3 }, async () => {
      while (restarting) {
        const input = newRecording();
        const answer = await clinic.submit(input).catch((error: unknown) => ({ errors: error }));
        if (answer.errors === undefined) acknowledged.push(input.id);
        else problems.push(answer.errors);
        await breathe(BETWEEN_SUBMISSIONS_MS);
      }
    });
    for (const index of [0, 1]) {
      await expect(processes[index]!.end('SIGTERM')).resolves.toBe(0);
      processes[index] = await start(index);
    }
    restarting = false;
    await Promise.all(load);
    expect(problems).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(10);

    // The subscriber had to reconnect at least once, and is subscribed again.
    expect(listened).toBeGreaterThan(1);
    const { id } = await client.submitRecording(newRecording());
    acknowledged.push(id);
    await expect.poll(() => heard.has(id)).toBe(true);
    await changes.return?.();
    await hearing;
  });

  it('take over the work of a killed process at once', async () => {
    const ids = await Promise.all(
      Array.from({ length: 12 }, async () => (await client.submitRecording(newRecording())).id),
    );
    acknowledged.push(...ids);
    await expect(processes[0]!.end('SIGKILL')).resolves.toBeNull();
    for (const id of acknowledged) {
      await expect.poll(() => statusOf(id), { timeout: 100_000 }).toBe('AWAITING_MODEL');
    }
    processes[0] = await start(0);

    const { participant } = await clinic.ask<{
      participant: { recordings: { totalCount: number } };
    }>(`query ($id: ID!) { participant(id: $id) { recordings { totalCount } } }`, {
      id: clinic.participantId,
    });
    expect(participant.recordings.totalCount).toBe(acknowledged.length);
  });
});
