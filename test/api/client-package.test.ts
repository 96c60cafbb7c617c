import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createClient,
  type GaitwayClient,
  openRecordingQueue,
  QueueInUseError,
} from '../../client/gaitway-client.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { PASSWORD, startGateway, type TestGateway } from '../support/start-gateway.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');
const run = promisify(execFile);

let gateway: TestGateway;
let clinic: Clinic;
let client: GaitwayClient;
/** Inside the package, so that plain Node and tsc resolve `gaitway/client` as in an app. */
let folder: string;

beforeAll(async () => {
  const built = run(process.execPath, [TSC, '-p', 'client'], { cwd: ROOT });
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  client = createClient({ url: gateway.url, signIn: credentialsOf(clinic.provider.email) });
  await built;
  folder = await mkdtemp(join(ROOT, 'dist/consumer-'));
});
afterAll(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true });
});

const credentialsOf = (email: string) => ({ email, password: PASSWORD });

const newRecording = (changes: object = {}) => {
  const { participantId, testType, training, samples } = clinic.submitInput();
  return { participantId, testType, training, samples: samples as { ts: string[] }, ...changes };
};

describe('gaitway/client', { timeout: 60_000 }, () => {
  it('does what its page documents, type-checked, in plain Node', async () => {
    const page = await readFile(join(ROOT, 'docs/client.md'), 'utf8');
    const blocks = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);
    await writeFile(join(folder, 'page.mts'), blocks.join('\n'));
    const options = ['--ignoreConfig', '--strict', '--skipLibCheck', '--module', 'nodenext'];
    const checked = await run(process.execPath, [TSC, ...options, '--types', 'node', 'page.mts'], {
      cwd: folder,
    }).catch((error: { stdout: string }) => error);
    expect(checked.stdout).toBe('');

    const { email } = await gateway.newUser(
      clinic.organizationId,
      'participant',
      clinic.participantId,
    );
    const { stdout } = await run(process.execPath, ['page.mjs'], {
      cwd: folder,
      env: { GAITWAY_URL: gateway.url, GAITWAY_EMAIL: email, GAITWAY_PASSWORD: PASSWORD },
    });
    expect(stdout).toMatch(/^[\da-f-]{36} is RECEIVED\n1 sent, 0 refused, 0 waiting\n/);
    expect(stdout).toMatch(/is AWAITING_MODEL\n$/);
  });

  it('loses and doubles no queued recording when it is killed', async () => {
    await writeFile(
      join(folder, 'phone.mjs'),
      `import { createClient, openRecordingQueue } from 'gaitway/client';
       const { url, signIn, recording } = JSON.parse(process.env.PHONE);
       const queue = await openRecordingQueue({
         folder: 'killed', client: createClient({ url, signIn }) });
       setInterval(() => queue.flush().catch(() => {}), 20);
       for (let count = 0; count < 20; count++) console.log(await queue.enqueue(recording));`,
    );
    const PHONE = JSON.stringify({
      url: gateway.url,
      signIn: credentialsOf(clinic.provider.email),
      recording: newRecording(),
    });
    const taken: string[] = [];
    const phone: ChildProcess = spawn(process.execPath, ['phone.mjs'], {
      cwd: folder,
      env: { ...process.env, PHONE },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(phone, 'exit');
    createInterface({ input: phone.stdout! }).on('line', (id) => taken.push(id));
    const countSent = () =>
      readdir(join(folder, 'killed/sent')).then(
        ({ length }) => length,
        () => 0,
      );
    await expect.poll(countSent).toBeGreaterThan(3);
    phone.kill('SIGKILL'); // while it sends the others
    expect(await exited).toEqual([null, 'SIGKILL']);

    const queue = await openRecordingQueue({ folder: join(folder, 'killed'), client });
    const idsSent = async () => (await queue.sent()).map(({ id }) => id);
    const sentBefore = await idsSent();
    const flushed = await queue.flush();
    expect(flushed).toMatchObject({ refused: [], waiting: 0 });
    const sent = await idsSent();
    // The recording in flight may be sent again, as the same recording.
    const sentNow = flushed.sent.map(({ id }) => id);
    expect(sent.toSorted()).toEqual([...new Set([...sentBefore, ...sentNow])].toSorted());
    expect(sent).toEqual(expect.arrayContaining(taken)); // one more may have been in flight
    const { rows } = await gateway.gateway.database.pool.query<{ id: string }>(
      'select id from recordings where id = any($1)',
      [sent],
    );
    expect(rows).toHaveLength(sent.length);
  });
});

describe('the offline queue', () => {
  const openQueue = (name: string, sender: GaitwayClient = client) =>
    openRecordingQueue({ folder: join(folder, name), client: sender });

  it('sends oldest first, and sets aside rejected recordings without blocking others', async () => {
    const queue = await openQueue('refusing');
    const first = await queue.enqueue(newRecording());
    const refused = await queue.enqueue(newRecording({ participantId: randomUUID() }));
    const document = new TextEncoder().encode(JSON.stringify(clinic.samples));
    const last = await queue.enqueue(newRecording({ samples: document }));
    await expect(queue.enqueue(newRecording({ id: last }))).resolves.toBe(last);

    const result = await queue.flush();
    expect(result.sent.map(({ id }) => id)).toEqual([first, last]);
    expect(result).toMatchObject({
      refused: [{ id: refused, code: 'NOT_FOUND', problems: [{ field: 'participantId' }] }],
      waiting: 0,
    });
    const names = await readdir(join(folder, 'refusing/refused'));
    expect(names.map((name) => name.replace(/^\d+-/, ''))).toEqual([
      `${refused}.json`,
      `${refused}.reason.json`,
    ]);
    expect(await queue.refused()).toEqual(result.refused);
    expect(await queue.flush()).toEqual({ sent: [], refused: [], waiting: 0 });
    expect((await queue.sent()).map(({ recording }) => recording.status)).toEqual([
      'RECEIVED',
      'RECEIVED',
    ]);
  });

  it('waits while the gateway does not respond or sign-in fails', async () => {
    const nobody = createClient({
      url: 'http://127.0.0.1:9',
      signIn: credentialsOf('a@b.example'),
      delaysMs: [],
    });
    const queue = await openQueue('waiting', nobody);
    await queue.enqueue(newRecording());
    await queue.enqueue(newRecording());
    expect(await queue.flush()).toMatchObject({ waiting: 2, stoppedBy: { code: 'UNAVAILABLE' } });

    const wrong = { email: clinic.provider.email, password: 'Wrong-Horse-7' };
    const stranger = await openQueue('waiting', createClient({ url: gateway.url, signIn: wrong }));
    expect(await stranger.flush()).toMatchObject({
      waiting: 2,
      stoppedBy: { code: 'UNAUTHENTICATED' },
    });
    const back = await openQueue('waiting');
    expect((await back.flush()).sent).toHaveLength(2);
  });

  it('is flushed by one process at a time', async () => {
    const queue = await openQueue('shared');
    await queue.enqueue(newRecording());
    const [first, second] = await Promise.allSettled([
      queue.flush(),
      openQueue('shared').then((other) => other.flush()),
    ]);
    expect(first).toMatchObject({ status: 'fulfilled', value: { waiting: 0 } });
    expect(second.status === 'rejected' && second.reason).toBeInstanceOf(QueueInUseError);
  });
});

describe('recordingChanges', () => {
  it('reconnects after a restart, and rejects a viewer without the right', async () => {
    const seen: string[] = [];
    let after = 'not yet';
    let connected: (again: boolean) => void = () => undefined;
    const listening = () => new Promise<boolean>((resolve) => (connected = resolve));
    let ready = listening();
    const participantId = await clinic.newParticipant();
    const changes = client.recordingChanges({
      participantId,
      onListening: (again) => connected(again),
    });
    const following = (async () => {
      for await (const { id, status } of changes) {
        seen.push(id);
        if (status === 'AWAITING_MODEL' && seen.includes(after)) return;
      }
    })();
    expect(await ready).toBe(false);
    const { id: before } = await client.submitRecording(newRecording({ participantId }));
    await gateway.recordingBecomes(before, 'AWAITING_MODEL');

    ready = listening();
    await gateway.restart();
    expect(await ready).toBe(true);
    after = randomUUID();
    await client.submitRecording(newRecording({ id: after, participantId }));
    await following;
    expect(new Set(seen)).toEqual(new Set([before, after]));

    const analyst = await gateway.newUser(clinic.organizationId, 'analyst');
    const theirs = createClient({ url: gateway.url, signIn: credentialsOf(analyst.email) });
    await expect(theirs.recordingChanges().next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
