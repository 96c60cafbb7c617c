import { execFile } from 'node:child_process';
import { lstatSync, mkdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
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

describe('a data folder with missing or damaged parts', { timeout: 60_000 }, () => {
  const migrate = () => runCommand(['migrate'], { DATA_DIR: folder, DATABASE_URL: '' });

  it('whose database does not match its control file is reported without a stack', async () => {
    const control = join(folder, 'postgres/global/pg_control');
    const whole = await readFile(control);
    await writeFile(control, whole.subarray(0, 100));
    const { exitCode, output } = await migrate();
    await writeFile(control, whole);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/The database in .*postgres is damaged .* Restore the data folder/);
    expect(output).not.toContain('    at ');
    expect(await migrate()).toEqual({ exitCode: 0, output: 'The database is up to date.\n' });
  });

  it('gets no new database beside its recordings', async () => {
    await mkdir(join(folder, 'objects/recording_data/organization_id=1'), { recursive: true });
    await rename(join(folder, 'postgres'), join(folder, 'elsewhere'));
    const { exitCode, output } = await migrate();
    expect(exitCode).toBe(1);
    expect(output).toMatch(
      /^.*objects contains recordings, but .*postgres contains no database\. Mount or restore/,
    );
    await rename(join(folder, 'elsewhere'), join(folder, 'postgres'));
    expect((await migrate()).exitCode).toBe(0);
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
