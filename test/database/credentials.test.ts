import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../api/composition/database.ts';
import { systemScope } from '../../api/auth/scope.ts';
import { readConfig } from '../../api/config/config.ts';
import { iamPassword } from '../../api/database/engine/database-credentials.ts';
import { statement } from '../../api/database/statement.ts';
import { createLog } from '../../api/log.ts';
import { awsEnvironment } from '../support/aws/aws-environment.ts';
import {
  type SecretsManagerEndpoint,
  startSecretsManager,
} from '../support/aws/secrets-manager.ts';
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts';

const certificate = (name: string) =>
  fileURLToPath(new URL(`../support/certificates/${name}.crt`, import.meta.url));

let server: PostgresServer;
let secrets: SecretsManagerEndpoint;

beforeAll(async () => {
  server = await startPostgresServer({ tls: true });
  secrets = await startSecretsManager();
  awsEnvironment({ AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url });
});
afterAll(() => Promise.all([server.stop(), secrets.close()]));

async function ask<Row extends object>(text: string, environment: NodeJS.ProcessEnv): Promise<Row> {
  const config = readConfig({ DATABASE_URL: server.url, ...environment });
  const database = await openDatabase(config, createLog('silent'));
  try {
    const { rows } = await database.pool.query<Row>(text);
    return rows[0]!;
  } finally {
    await database.close();
  }
}

const TLS = 'select ssl, version from pg_stat_ssl where pid = pg_backend_pid()';

it('uses TLS with a server whose certificate is from the authority', async () => {
  const answer = await ask(TLS, { DATABASE_CA_FILE: certificate('localhost') });
  expect(answer).toEqual({ ssl: true, version: expect.stringMatching(/^TLSv1\.[23]$/) as string });
});

it('releases a read and its timer once it resolves', async () => {
  const database = await openDatabase(
    readConfig({ DATABASE_URL: server.url }),
    createLog('silent'),
  );
  const clocks = () =>
    process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
  const scope = systemScope('test');
  try {
    await database.run(scope, statement('select $1::int as one'), [1]); // opens the connection
    const before = clocks();
    for (let i = 0; i < 20; i++) {
      await database.run(scope, statement('select $1::int as one'), [i]);
      await expect(database.run(scope, statement('select 1 / $1::int'), [0])).rejects.toThrow();
    }
    expect(clocks() - before).toBeLessThan(5);
  } finally {
    await database.close();
  }
});

it('rejects any other server', async () => {
  await expect(ask(TLS, { DATABASE_CA_FILE: certificate('other') })).rejects.toThrow(
    /self-signed certificate/,
  );
});

it('reads the password from a secret, and the new password after a rotation', async () => {
  const url = new URL(server.url);
  url.password = '';
  const environment = {
    DATABASE_URL: url.href,
    DATABASE_CREDENTIALS: 'secret',
    DATABASE_SECRET_ID: 'database',
    DATABASE_CA_FILE: certificate('localhost'),
  };
  const rotate = async (password: string) => {
    secrets.put('database', JSON.stringify({ username: 'gaitway', password }));
    await ask(`alter role gaitway password '${password}'`, { DATABASE_URL: current });
    url.password = password;
    current = url.href;
    url.password = '';
  };
  let current = server.url;
  for (const password of ['first-one', 'rotated-one']) {
    await rotate(password);
    expect(await ask('select 1 as one', environment)).toEqual({ one: 1 });
  }
  secrets.put('database', JSON.stringify({ password: 'wrong' }));
  await expect(ask('select 1', environment)).rejects.toThrow(/password authentication failed/);
  secrets.put('database', 'no JSON');
  await expect(ask('select 1', environment)).rejects.toThrow(/secret without a password/);
});

it('signs a token for host, port and user with its role', async () => {
  const password = await iamPassword(
    'postgres://gait%40way@db.example.org:6432/gaitway',
    'eu-west-1',
  );
  const token = new URL(`https://${await password()}`);
  expect(token.host).toBe('db.example.org:6432');
  expect(Object.fromEntries(token.searchParams)).toMatchObject({
    Action: 'connect',
    DBUser: 'gait@way',
    'X-Amz-Expires': '900',
    'X-Amz-Credential': expect.stringMatching(/\/eu-west-1\/rds-db\//) as string,
    'X-Amz-Signature': expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
});
