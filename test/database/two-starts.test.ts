import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compose } from '../../api/composition/compose.ts';
import { readConfig } from '../../api/config/config.ts';
import { createLog } from '../../api/log.ts';
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts';

let server: PostgresServer;
let folder: string;

beforeAll(async () => {
  server = await startPostgresServer();
  folder = await mkdtemp(join(tmpdir(), 'gaitway-starts-'));
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function emptyDatabase(): Promise<string> {
  const client = new Client(server.url);
  await client.connect();
  const name = `starts_${randomUUID().replaceAll('-', '')}`;
  await client.query(`create database ${name}`);
  await client.end();
  return Object.assign(new URL(server.url), { pathname: name }).href;
}

it.each([1, 2, 3])('gateways that start together on an empty database all start (%s)', async () => {
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: folder,
    DATABASE_URL: await emptyDatabase(),
    SEED_DEMO: 'false',
  });
  const gateways = await Promise.all(
    Array.from({ length: 3 }, () => compose(config, createLog('silent'))),
  );
  await Promise.all(gateways.map((gateway) => gateway.work()));
  await Promise.all(gateways.map((gateway) => gateway.close()));
  expect(gateways).toHaveLength(3);
});
