import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findRecordingFiles } from '../../api/cli/submit/recording-file.ts';
import { createSubmissionTargets } from '../../api/cli/submit/submission-targets.ts';
import { type SubmissionOutcome, submitFiles } from '../../api/cli/submit/submit-files.ts';
import { createClient, type GaitwayClient } from '../../client/gaitway-client.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { runCommand } from '../support/run-command.ts';
import { PASSWORD, startGateway, type TestGateway } from '../support/start-gateway.ts';

let gateway: TestGateway;
let clinic: Clinic;
let folder: string;

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
});
afterAll(() => gateway.stop());

const inFolder = (test: () => Promise<void>) => async () => {
  folder = await mkdtemp(join(tmpdir(), 'gaitway-client-'));
  await test().finally(() => rm(folder, { recursive: true }));
};

/** Writes a recording in the format of the mobile app. Returns its id. */
async function write(name: string, changes: object = {}): Promise<string> {
  const testID = randomUUID();
  const document = {
    user_id: 'ca-central-1:0000-known',
    movement: 'sit-to-stand',
    testID,
    training: false,
    ...clinic.samples,
    ...changes,
  };
  await writeText(name, JSON.stringify(document));
  return testID;
}

async function writeText(name: string, text: string): Promise<void> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

const submitCommand = (...options: string[]) =>
  runCommand(['submit', '--url', gateway.url, '--email', clinic.provider.email, ...options], {
    GAITWAY_PASSWORD: PASSWORD,
  });

const clientOf = (email = clinic.provider.email): GaitwayClient =>
  createClient({ url: gateway.url, signIn: { email, password: PASSWORD }, inlineLimitBytes: 1000 });

describe('gaitway submit', { timeout: 60_000 }, () => {
  it(
    'submits what it can, names rejected files, and doubles nothing the second time',
    inFolder(async () => {
      await write('first.json', { training: true, clinic_score: '70' });
      await write('deep/er/second.json');
      await write('unscored.json', { training: true });
      await write('short.json', { ts: clinic.samples['ts']!.slice(0, 1) });
      await writeText('torn.json', '{"user_id": "ca-cen');
      await writeText('broken.json', '{\n  "ax": [NaN]}');
      await write('OVER.JSON', { training: true, clinic_score: '101' });
      await writeText('._first.json', '\0\u0005\u0016\u0007');
      await writeText('__MACOSX/first.json', '\0\u0005\u0016\u0007');
      await writeText('manifest.json', '{"files": []}');
      await writeText('notes.txt', 'not a recording');

      const once = await submitCommand('--create-missing', '--wait', folder);
      const lines = once.output.split('\n');
      expect(lines).toContain('2 of 7 recordings are submitted.');
      expect(lines).toContain('  AWAITING_MODEL: 1');
      expect(lines).toContain('  TRAINING: 1');
      expect(once.output).toMatch(/torn\.json: document: .*ends too early \(INVALID_INPUT\)/);
      expect(once.output).toMatch(/broken\.json: document: .*line 2, column 10.*\(INVALID_INPUT\)/);
      expect(once.output).toMatch(/OVER\.JSON: clinic_score: must be a whole number from 0 to 100/);
      expect(once.output).toMatch(/unscored\.json: clinic_score: is required .*\(INVALID_INPUT\)/);
      expect(once.output).toMatch(/short\.json: samples\.ts: .*\(INVALID_INPUT\)/);
      expect(once.output).not.toContain('manifest.json');
      expect(once.exitCode).toBe(1);

      const twice = await submitCommand(join(folder, 'first.json'), join(folder, 'deep'));
      expect(twice.output).toContain('2 of 2 recordings are submitted.');
      expect(twice.exitCode).toBe(0);

      const { participants } = await clinic.ask<{ participants: { edges: { node: object }[] } }>(
        `{ participants(filter: { identityId: "ca-central-1:0000-known" }) { edges { node {
          givenName familyName assignments { testType { key } } recordings { totalCount } } } } }`,
        {},
      );
      expect(participants.edges).toEqual([
        {
          node: {
            givenName: 'Participant',
            familyName: '00-known',
            assignments: [{ testType: { key: 'sit-to-stand' } }],
            recordings: { totalCount: 2 },
          },
        },
      ]);
    }),
  );

  it('states why it cannot begin', async () => {
    const refusals = await Promise.all([
      runCommand(['submit', 'x.json'], { GAITWAY_EMAIL: '' }),
      submitCommand('--concurrency', '0', 'x.json'),
      submitCommand('--password-file', '/nowhere', 'x.json'),
      runCommand(['submit', '--url', gateway.url, '--email', clinic.provider.email, 'x.json'], {
        GAITWAY_PASSWORD: 'Wrong-Horse-7',
      }),
      runCommand(['submit', '--url', 'http://127.0.0.1:9', '--email', 'a@b.c', 'x.json']),
    ]);
    expect(refusals).toEqual([
      { exitCode: 1, output: 'No account was given. Set --email or GAITWAY_EMAIL.\n' },
      { exitCode: 1, output: '--concurrency must be from 1 to 64\n' },
      { exitCode: 1, output: 'Cannot read the password from /nowhere (ENOENT).\n' },
      { exitCode: 1, output: 'Signing in failed: Incorrect username or password.\n' },
      { exitCode: 1, output: 'No Gaitway responds at http://127.0.0.1:9.\n' },
    ]);
  });
});

describe('submitting files', () => {
  /** Returns the outcomes by file name. */
  async function submitFolder(client: GaitwayClient, options: { createMissing?: boolean } = {}) {
    const outcomes = new Map<string, SubmissionOutcome>();
    await submitFiles(client, await findRecordingFiles([folder]), {
      targets: createSubmissionTargets(client, { createMissing: false, ...options }),
      concurrency: 4,
      onOutcome: (outcome) => outcomes.set(outcome.path.slice(folder.length + 1), outcome),
    });
    return outcomes;
  }

  it(
    'uploads what is too large to send inline, byte for byte',
    inFolder(async () => {
      await clinic.newParticipant({ identityId: 'ca-central-1:0000-known-2' });
      const id = await write('large.json', { user_id: 'ca-central-1:0000-known-2' });
      const outcomes = await submitFolder(clientOf());
      expect(outcomes.get('large.json')).toMatchObject({ kind: 'submitted', recordingId: id });
      await gateway.recordingBecomes(id, 'AWAITING_MODEL');
      const { recording } = await clinic.ask<{ recording: { download: { url: string } } }>(
        'query ($id: ID!) { recording(id: $id) { download(format: JSON) { url } } }',
        { id },
      );
      const kept = await (await fetch(recording.download.url)).text();
      expect(kept).toBe(await readFile(join(folder, 'large.json'), 'utf8'));
    }),
  );

  it(
    'creates a participant once for simultaneous recordings',
    inFolder(async () => {
      const person = { user_id: 'ca-central-1:new', movement: 'one-leg-stand' };
      for (let index = 0; index < 6; index++) await write(`${index}.json`, person);
      const outcomes = await submitFolder(clientOf(), { createMissing: true });
      expect([...outcomes.values()].map(({ kind }) => kind)).toEqual(Array(6).fill('submitted'));
      const { testTypes } = await clinic.ask<{ testTypes: object[] }>(
        '{ testTypes { key name } }',
        {},
      );
      expect(testTypes).toContainEqual({ key: 'one-leg-stand', name: 'One leg stand' });
    }),
  );

  it(
    'finds only participants that the signed-in user may see',
    inFolder(async () => {
      const stranger = await gateway.newUser(clinic.organizationId, 'careProvider');
      await clinic.newParticipant({ identityId: 'ca-central-1:not-yours' });
      await write('theirs.json', { user_id: 'ca-central-1:not-yours' });
      const outcomes = await submitFolder(clientOf(stranger.email));
      expect(outcomes.get('theirs.json')).toMatchObject({
        kind: 'rejected',
        code: 'NOT_FOUND',
        problems: [{ field: 'user_id' }],
      });
    }),
  );
});
