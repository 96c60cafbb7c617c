import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemScope } from '../../api/auth/scope.ts';
import { compose } from '../../api/composition/compose.ts';
import { type Config, readConfig } from '../../api/config/config.ts';
import { userStore } from '../../api/database/stores/user-store.ts';
import { createLog } from '../../api/log.ts';
import { createClient, type GaitwayClient } from '../../client/gaitway-client.ts';
import { freePort } from '../support/free-port.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/gaitway.js', import.meta.url));
const PROVIDER = { email: 'bench@example.org', password: 'Correct-Horse-7' };

/** A Gaitway process on an empty folder, with one care provider. */
export interface TemporaryGateway {
  /** Signed in as the care provider. */
  readonly client: GaitwayClient;
  /** Port of Node's inspector. */
  readonly inspectorPort: number;
  /** Peak memory of the process in bytes; undefined when the system does not report it. */
  peakMemoryBytes(): Promise<number | undefined>;
  /** Stops the process and deletes its folder. */
  remove(): Promise<void>;
}

export async function startTemporaryGateway(): Promise<TemporaryGateway> {
  const folder = await mkdtemp(join(tmpdir(), 'gaitway-bench-'));
  const environment = {
    ...process.env,
    NODE_ENV: 'production',
    DATA_DIR: folder,
    PORT: String(await freePort()),
    PUBLIC_URL: '',
    SEED_DEMO: 'false',
    QUERY_COST_PER_MINUTE: '0', // one care provider submits everything
  };
  const config = readConfig(environment);
  await makeProvider(config);

  const inspectorPort = await freePort();
  const inspect = `--inspect=127.0.0.1:${inspectorPort}`;
  const child = spawn(process.execPath, [inspect, PROGRAM, 'start'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'], // the inspector prints to stderr
  });
  const exited = once(child, 'exit');
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (text) => {
      if (String(text).includes('is ready')) resolve();
    });
  });

  return {
    client: createClient({ url: config.PUBLIC_URL, signIn: PROVIDER }),
    inspectorPort,
    async peakMemoryBytes() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
      const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
      return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
    },
    async remove() {
      child.kill('SIGINT');
      await exited;
      await rm(folder, { recursive: true });
    },
  };
}

async function makeProvider(config: Config): Promise<void> {
  const gateway = await compose(config, createLog('warn'));
  await gateway.database.within(systemScope('benchmark'), async (tx) => {
    const { id: organizationId } = await tx.sql
      .insertInto('organizations')
      .values({ name: 'Benchmark' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await userStore.invite(tx, {
      organizationId,
      email: PROVIDER.email,
      group: 'careProvider',
      participantId: null,
      invitedBy: null,
      expiresAt: new Date(Date.now() + 60_000),
    });
  });
  await gateway.userDirectory.createConfirmedUser({
    ...PROVIDER,
    givenName: 'Ada',
    familyName: 'Bench',
  });
  await gateway.close();
}
