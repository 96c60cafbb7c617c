import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts';
import { freePort } from '../support/free-port.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

const TRAINING = 14;
const TESTS = 26;

let gateway: TestGateway;
let clinic: Clinic;
let running: GatewayProcess;
/** The recordings to submit, by id. */
let inputs: Map<string, object>;
/** Ids of acknowledged submissions. */
const acknowledged = new Set<string>();

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  await gateway.close(); // from here on, killable processes listen at the same address
  inputs = new Map(
    Array.from({ length: TRAINING + TESTS }, (_, index) => {
      const training = index % 3 === 0 && index / 3 < TRAINING;
      const ax = clinic.samples['ax']!.map((value) => (value as number) * (1 + index / 100));
      const input = {
        ...clinic.submitInput({ id: randomUUID(), training, samples: { ...clinic.samples, ax } }),
        clinicianScore: training ? 30 + index : null,
      };
      return [input.id, input];
    }),
  );
});

afterAll(async () => {
  await running.end('SIGKILL');
  await gateway.open();
  await gateway.stop();
});

/** Submits unacknowledged recordings, four at a time, until all are acknowledged or the process has ended. */
async function submitTheRest(): Promise<void> {
  const waiting = [...inputs].filter(([id]) => !acknowledged.has(id)).values();
  const submitOneAfterTheOther = async () => {
    for (const [id, input] of waiting) {
      const answer = await clinic.submit(input);
      expect(answer.errors).toBeUndefined();
      acknowledged.add(id);
    }
  };
  await Promise.allSettled(Array.from({ length: 4 }, submitOneAfterTheOther));
}

/** Number of the participant's recordings by status. */
async function countByStatus(): Promise<Record<string, number>> {
  const { participant } = await clinic.ask<{
    participant: { recordings: { edges: { node: { id: string; status: string } }[] } };
  }>(
    `query ($id: ID!) { participant(id: $id) {
      recordings(first: 200) { edges { node { id status } } } } }`,
    { id: clinic.participantId },
  );
  const counts: Record<string, number> = {};
  for (const { node } of participant.recordings.edges) {
    counts[node.status] = (counts[node.status] ?? 0) + 1;
  }
  return counts;
}

const statusesBecome = (isSo: (counts: Record<string, number>) => boolean) =>
  expect.poll(countByStatus, { timeout: 30_000, interval: 50 }).toSatisfy(isSo);

// On a server, other processes take over the work of a dead one (two-processes.test.ts); here a restart does.
describe.skipIf(process.env['TEST_POSTGRES_URL'])('a process that is killed', () => {
  it('during conversion loses nothing acknowledged', { timeout: 60_000 }, async () => {
    running = await startGatewayProcess(gateway.config);
    const submitting = submitTheRest();
    await statusesBecome(({ TRAINING = 0 }) => TRAINING >= 3);
    await expect(running.end('SIGKILL')).resolves.toBeNull();
    await submitting;
    expect(acknowledged.size).toBeGreaterThan(3);

    running = await startGatewayProcess(gateway.config);
    await submitTheRest();
    expect(acknowledged.size).toBe(inputs.size);
  });

  it('serves the printed schema from the bundle', async () => {
    const { data } = await gateway.graphql<{ __schema: { types: { name: string }[] } }>(
      '{ __schema { types { name } } }',
    );
    const sdl = await readFile(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
    const served = data.__schema.types.map(({ name }) => name);
    expect(served.sort()).toEqual(Object.keys(buildSchema(sdl).getTypeMap()).sort());
  });

  it('locks its folder while it runs', { timeout: 60_000 }, async () => {
    const beside = { ...gateway.config, PORT: await freePort() };
    await expect(startGatewayProcess(beside)).rejects.toThrow(
      /^exit 1\n.*postgres is in use by another Gaitway\. Stop that one first/,
    );
  });

  it('during scoring scores the others after its restart', { timeout: 60_000 }, async () => {
    await statusesBecome(({ SCORED = 0 }) => SCORED >= 1);
    await running.end('SIGKILL');

    running = await startGatewayProcess(gateway.config);
    await statusesBecome((of) => of.SCORED === TESTS && of.TRAINING === TRAINING);
    expect(await countByStatus()).toEqual({ SCORED: TESTS, TRAINING });
  });

  it('has each recording, its files and its score once', { timeout: 60_000 }, async () => {
    // Acknowledged; the process is stopped before its jobs are done.
    const last = clinic.submitInput();
    inputs.set(last.id, last);
    await submitTheRest();
    await expect(running.end('SIGINT')).resolves.toBe(0);
    expect(running.output).toContain('Finishing running work.');

    await gateway.open();
    await gateway.recordingBecomes(last.id, 'SCORED');
    const { rows } = await gateway.gateway.database.pool.query<{ id: string; scores: number }>(
      `select recordings.id, count(scores)::int as scores
         from recordings left join scores on recording_id = recordings.id
        group by recordings.id`,
    );
    expect(rows.map(({ id }) => id).toSorted()).toEqual([...inputs.keys()].toSorted());
    expect(rows.filter(({ scores }) => scores === 1)).toHaveLength(TESTS + 1);
    for (const folder of ['recording_data/', 'csv_data/', 'parquet_data/']) {
      const keys = [];
      for await (const { key } of gateway.gateway.store.list(folder)) keys.push(key);
      expect(keys).toHaveLength(inputs.size);
    }
    await gateway.close();
  });
});
