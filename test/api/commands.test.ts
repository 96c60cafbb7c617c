import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { copyMigratedDatabase, type TestDatabase } from '../support/migrated-database.ts';
import { runCommand } from '../support/run-command.ts';

let copy: TestDatabase;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  copy = await copyMigratedDatabase();
  environment = { DATA_DIR: copy.dataDir, DATABASE_URL: copy.url, PORT: String(await freePort()) };
});
afterAll(() => copy.remove());

describe('gaitway', { timeout: 60_000 }, () => {
  it('prints help without an argument', async () => {
    const { exitCode, output } = await runCommand([]);
    expect(exitCode).toBe(0);
    for (const command of ['start', 'migrate', 'seed', 'organization', 'doctor', 'submit']) {
      expect(output).toContain(`\n  ${command}`);
    }
  });

  it('rejects an unknown command', async () => {
    const { exitCode, output } = await runCommand(['strat']);
    expect({ exitCode, output }).toEqual({
      exitCode: 1,
      output: "error: unknown command 'strat'\n(Did you mean start?)\n",
    });
  });

  it('names all invalid variables together', async () => {
    const { exitCode, output } = await runCommand(['start'], { PORT: 'x', TOKEN_MINUTES: '0' });
    expect(exitCode).toBe(1);
    expect(output).toBe(
      'The configuration is wrong:\n  PORT must be a whole number\n  TOKEN_MINUTES must be from 5 to 1440\n',
    );
  });

  it('reports a file in place of the data folder', async () => {
    const { exitCode, output } = await runCommand(['migrate'], {
      DATA_DIR: 'package.json',
      DATABASE_URL: '',
    });
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^Cannot write to .*package\.json.*Set DATA_DIR to a folder/);
  });

  it('reports a data folder that cannot be created', async () => {
    const { exitCode, output } = await runCommand(['migrate'], {
      DATA_DIR: '/proc/gaitway/data',
      DATABASE_URL: '',
    });
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^Cannot write to \/proc\/gaitway .*Set DATA_DIR to a folder/);
  });

  it('start checks its port first', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const dataDir = join(copy.dataDir, 'new');
    const { exitCode, output } = await runCommand(['start'], {
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      PORT: String(port),
    });
    taken.close();
    expect({ exitCode, output }).toEqual({
      exitCode: 1,
      output: `Port ${port} is in use. Stop the program that uses it, or set PORT to another port.\n`,
    });
    expect(existsSync(dataDir)).toBe(false);
  });

  it('migrate reports an up-to-date database', async () => {
    const result = await runCommand(['migrate'], environment);
    expect(result).toEqual({ exitCode: 0, output: 'The database is up to date.\n' });
  });

  it('organization creates a first admin, once', async () => {
    const make = (password: string, name = 'Riverside clinic') =>
      runCommand(['organization', name, '--admin', 'ada@example.org'], {
        ...environment,
        GAITWAY_PASSWORD: password,
      });
    expect(await make('Correct-Horse-7', 'x'.repeat(201))).toEqual({
      exitCode: 1,
      output: 'The organization’s name must have at most 200 characters.\n',
    });
    expect(await make('weak')).toEqual({
      exitCode: 1,
      output: `The password must have 8 characters or more, with small and capital letters, a digit and a sign such as !.\n`,
    });
    expect(await make('Correct-Horse-7')).toEqual({
      exitCode: 0,
      output: 'Riverside clinic was created. ada@example.org can sign in and invite others.\n',
    });
    expect(await make('Correct-Horse-7')).toEqual({
      exitCode: 1,
      output: 'ada@example.org already has an account.\n',
    });
  });

  it('doctor finds a database that does not respond, and does not print its password', async () => {
    const { exitCode, output } = await runCommand(['doctor'], {
      ...environment,
      DATA_DIR: 'package.json',
      DATABASE_URL: 'postgres://ada:hidden-word@127.0.0.1:9/records',
    });
    expect(exitCode).toBe(1);
    expect(output).toMatch(
      /^✗ data folder .*package\.json is a file\. Set DATA_DIR to a folder\.$/m,
    );
    expect(output).toMatch(/^✓ Node\.js +\d/);
    expect(output).toMatch(/^✓ worker thread +starts/m);
    expect(output).toMatch(/^✗ database .*no server is listening there/m);
    expect(output).not.toContain('hidden-word');
  });

  it('doctor reports an up-to-date database', async () => {
    const { output } = await runCommand(['doctor'], environment);
    expect(output).toMatch(/^✓ database .*, up to date$/m);
    expect(output).toContain(`✓ data folder    ${copy.dataDir}, `);
  });
});
