import { execFile } from 'node:child_process';
import { lstatSync, mkdirSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../api/config/config.ts';
import { freePort } from '../support/free-port.ts';
import { startGatewayProcess } from '../support/gateway-process.ts';
import { runCommand } from '../support/run-command.ts';

let parent: string;
let folder: string;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'gaitway-test-'));
  folder = join(parent, 'data');
});
afterAll(() => rm(parent, { recursive: true }));

/** The modes of everything below a folder, without repetition. */
async function modesBelow(path: string): Promise<string[]> {
  const below = await readdir(path, { recursive: true });
  const modes = ['', ...below].map((name) => {
    const stats = lstatSync(join(path, name));
    const kind = stats.isDirectory() ? 'folder' : 'file';
    return `${kind} ${(stats.mode & 0o777).toString(8)}`;
  });
  return [...new Set(modes)].sort();
}

const OWNER_ONLY = ['file 600', 'folder 700'];

describe.skipIf(process.platform === 'win32')('the data folder', { timeout: 60_000 }, () => {
  it('is accessible only to its owner, with any umask', async () => {
    const { exitCode } = await runCommand(['migrate'], { DATA_DIR: folder, DATABASE_URL: '' });
    expect(exitCode).toBe(0);
    expect(await modesBelow(folder)).toEqual(OWNER_ONLY);
  });

  it('is closed to other users at the start', async () => {
    mkdirSync(join(folder, 'objects'));
    await promisify(execFile)('chmod', ['-R', 'a+rX', folder]);
    const doctor = await runCommand(['doctor'], { DATA_DIR: folder, DATABASE_URL: '' });
    expect(doctor.exitCode).toBe(1);
    expect(doctor.output).toContain(`Other users of this computer can read ${folder}`);

    const gateway = await startGatewayProcess(
      readConfig({ DATA_DIR: folder, PORT: String(await freePort()) }),
    );
    expect(gateway.output).toMatch(
      /Other users of this computer could read .* Now only you can read/,
    );
    expect(await modesBelow(folder)).toEqual(OWNER_ONLY);
    expect(await gateway.end('SIGTERM')).toBe(0);
    expect(await modesBelow(folder)).toEqual(OWNER_ONLY);
  });
});

describe('the demo in production', { timeout: 60_000 }, () => {
  const environment = () => ({ DATA_DIR: folder, DATABASE_URL: '', NODE_ENV: 'production' });

  it('is not created', async () => {
    const { exitCode, output } = await runCommand(['seed'], environment());
    expect({ exitCode, output }).toEqual({
      exitCode: 1,
      output:
        'The demo’s passwords are public, so production cannot have a demo. Unset NODE_ENV to try it.\n',
    });
  });

  it('is not served', async () => {
    const organization = ['organization', 'Demo', '--admin', 'provider@demo.gaitway.example'];
    const made = await runCommand(organization, {
      ...environment(),
      GAITWAY_PASSWORD: 'Gaitway-demo-1',
    });
    expect(made.exitCode).toBe(0);
    const { exitCode, output } = await runCommand(['start'], {
      ...environment(),
      PORT: String(await freePort()),
    });
    expect(exitCode).toBe(1);
    expect(output).toContain('This database contains the demo, whose passwords are public.');
  });
});
