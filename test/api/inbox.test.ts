import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemScope } from '../../api/auth/scope.ts';
import type { PayloadOf } from '../../api/jobs/define-job.ts';
import { erasePersonJob } from '../../api/privacy/erasure/erase-person.job.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { deferred } from '../support/deferred.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

const IDENTITY = 'ca-central-1:2f2078a5-910b-491e-8546-5ecd345d51d1';
const LONG_AGO = new Date('2026-01-01T00:00:00Z');

let gateway: TestGateway;
let clinic: Clinic;
let inbox: string;

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  await clinic.newParticipant({ identityId: IDENTITY });
  await clinic.ask(
    `mutation { changeOrganization(input: { scoresFromPhonesAllowed: true }) {
      organization { scoresFromPhonesAllowed } } }`,
    {},
    await gateway.newUser(clinic.organizationId, 'admin'),
  );
  inbox = join(gateway.config.DATA_DIR, 'objects/inbox');
});
afterAll(() => gateway.stop());

/** A recording in the upload format of the mobile app. */
const documentOf = (changes: object = {}) => ({
  user_id: IDENTITY,
  movement: 'sit-to-stand',
  testID: randomUUID(),
  training: false,
  start_date: '2022-7-11',
  ...clinic.samples,
  ...changes,
});

const FAR = '9999-12-31 23:59:59.000 +00:00';
const TOO_LARGE = /^LIMIT_EXCEEDED\ndocument: must have at most 20971520 bytes/;
const withFirst = (column: string, value: unknown) => [value, ...clinic.samples[column]!.slice(1)];
const rows = (count: number) =>
  Object.fromEntries(
    Object.entries(clinic.samples).map(([name, values]) => [name, values.slice(0, count)]),
  );

/** Appears complete and old, so that the next scan reads it. */
async function drop(name: string, content: object | string | Uint8Array): Promise<void> {
  const isRaw = typeof content === 'string' || content instanceof Uint8Array;
  const draft = join(inbox, `${randomUUID()}.part`);
  await mkdir(dirname(join(inbox, name)), { recursive: true });
  await writeFile(draft, isRaw ? content : JSON.stringify(content));
  await utimes(draft, LONG_AGO, LONG_AGO);
  await rename(draft, join(inbox, name));
}

/** The reason beside the rejected file; waits until the file has left the inbox. */
async function reasonFor(name: string): Promise<string> {
  await left(name);
  const rejected = join(inbox, 'rejected', name);
  await expect(readFile(rejected)).resolves.toBeDefined();
  return readFile(`${rejected}.reason.txt`, 'utf8');
}

const left = (name: string) =>
  expect
    .poll(() => readdir(inbox, { recursive: true }), { timeout: 20_000, interval: 50 })
    .not.toContain(name);

const totalCount = async () => {
  const { me } = await clinic.ask<{ me: { statistics: { recordingCount: number } } }>(
    '{ me { statistics { recordingCount } } }',
    {},
  );
  return me.statistics.recordingCount;
};

describe('the inbox', () => {
  it('creates a recording from a file of the mobile app, at any depth', async () => {
    const [flat, nested] = [documentOf(), documentOf({ training: true, clinic_score: '70' })];
    await drop(`${flat.testID}.json`, flat);
    await drop(`${IDENTITY}/sit-to-stand/${nested.testID}.json`, nested);
    await gateway.recordingBecomes(flat.testID, 'AWAITING_MODEL');
    await gateway.recordingBecomes(nested.testID, 'TRAINING');

    const { recording } = await clinic.ask<{ recording: object }>(
      `query ($id: ID!) { recording(id: $id) {
        training clinicianScore startedAt testType { key } participant { identityId } } }`,
      { id: nested.testID },
    );
    expect(recording).toEqual({
      training: true,
      clinicianScore: 70,
      startedAt: '2022-07-11T10:26:10.030Z',
      testType: { key: 'sit-to-stand' },
      participant: { identityId: IDENTITY },
    });
    await left(`${flat.testID}.json`);
  });

  it('accepts the same file twice as one recording', async () => {
    const document = documentOf();
    await drop('first.json', document);
    await gateway.recordingBecomes(document.testID, 'AWAITING_MODEL');
    const before = await totalCount();
    await drop('second.json', document);
    await left('second.json');
    expect(await totalCount()).toBe(before);
    expect(await readdir(join(inbox, 'rejected')).catch(() => [])).not.toContain('second.json');
  });

  it('rejects other content under an id that is taken', async () => {
    const document = documentOf();
    await drop('original.json', document);
    await gateway.recordingBecomes(document.testID, 'AWAITING_MODEL');
    await drop('other.json', { ...document, ax: clinic.samples['ax']!.toReversed() });
    await expect(reasonFor('other.json')).resolves.toMatch(
      /^CONFLICT\nid: is already used by another recording/,
    );
  });
});

describe('an erasure', () => {
  it('blocks recordings of the erased person that arrive meanwhile, which are then rejected', async () => {
    const user_id = 'ca-central-1:00000000-0000-4000-8000-000000000001';
    const participantId = await clinic.newParticipant({ identityId: user_id });
    const owner = await gateway.newUser(clinic.organizationId, 'participant', participantId);
    await clinic.ask(
      `mutation ($id: ID!) { requestErasure(input: { participantId: $id, requested: true }) {
        participant { id } } }`,
      { id: participantId },
      owner,
    );
    const { database, queue } = gateway.gateway;
    // Pauses after the participant is deleted and before other transactions see it.
    const [reached, release] = [deferred(), deferred()];
    const enqueue = queue.enqueue.bind(queue);
    const jobs: PayloadOf<typeof erasePersonJob>[] = [];
    const held = vi.spyOn(queue, 'enqueue').mockImplementation(async (tx, kind, ...rest) => {
      if (kind.name !== erasePersonJob.name) return enqueue(tx, kind, ...rest);
      jobs.push(erasePersonJob.payload.parse(rest[0]));
      reached.resolve();
      await release.promise;
    });
    const erasing = clinic.ask(
      `mutation ($id: ID!) { eraseParticipant(input: { participantId: $id }) { participantId } }`,
      { id: participantId },
    );
    await reached.promise;
    const document = documentOf({ user_id });
    await drop(`${document.testID}.json`, document);
    // The embedded database has one session, so other transactions wait anyway.
    if (gateway.config.DATABASE_URL !== undefined) {
      const waiting = `select from pg_locks join pg_stat_activity using (pid)
        where not granted and datname = current_database()`;
      await expect.poll(async () => (await database.pool.query(waiting)).rowCount).toBe(1);
    }
    release.resolve();
    await erasing;
    held.mockRestore();
    await expect(reasonFor(`${document.testID}.json`)).resolves.toMatch(/^NOT_FOUND\nuser_id: /);
    const { rows } = await database.pool.query(
      `select retry_count from pgboss.job where name = 'ingest-inbox-object' and data->>'key' = $1`,
      [`inbox/${document.testID}.json`],
    );
    expect(rows).toEqual([{ retry_count: 0 }]); // it did not fail because of half-erased data

    // Their rejected files are deleted too, found by name or by content; those of others stay.
    await drop(`${user_id}/torn.json`, '{');
    await drop('of-somebody-else.json', '{');
    await reasonFor(`${user_id}/torn.json`);
    await reasonFor('of-somebody-else.json');
    await database.within(systemScope('test'), (tx) => enqueue(tx, erasePersonJob, jobs[0]!));
    const rejected = () => readdir(join(inbox, 'rejected'), { recursive: true });
    const theirs = [`${user_id}/torn.json`, `${document.testID}.json`];
    for (const name of theirs.flatMap((one) => [one, `${one}.reason.txt`])) {
      await expect.poll(rejected).not.toContain(name);
    }
    expect(await rejected()).toContain('of-somebody-else.json');
    await reasonFor('of-somebody-else.json');
  });
});

const bad: [string, () => object | string | Uint8Array, RegExp][] = [
  ['torn JSON', () => JSON.stringify(documentOf()).slice(0, -100), /^INVALID_INPUT\ndocument: /],
  ['bytes that are not text', () => new Uint8Array([0, 255, 1]), /^INVALID_INPUT\ndocument: /],
  ['an unknown person', () => documentOf({ user_id: 'x:y' }), /^NOT_FOUND\nuser_id: /],
  ['an unknown movement', () => documentOf({ movement: 'fly' }), /^INVALID_INPUT\nmovement: /],
  ['an invalid id', () => documentOf({ testID: '1' }), /^INVALID_INPUT\ntestID: /],
  ['training in words', () => documentOf({ training: 'yes' }), /^INVALID_INPUT\ntraining: /],
  ['training without a score', () => documentOf({ training: true }), /\nclinic_score: /],
  ['a score on a test', () => documentOf({ clinic_score: '7' }), /\nclinic_score: /],
  ['text among numbers', () => documentOf({ ay: withFirst('ay', 'up') }), /\nay\[0\]: /],
  ['the year 9999', () => documentOf({ ts: withFirst('ts', FAR) }), /\nts\[0\]: /],
  ['no rows', () => documentOf(rows(0)), /\nts: /],
  ['one row', () => documentOf(rows(1)), /\nts: /],
  [
    'more than 20 MB',
    () => `${JSON.stringify(documentOf())}${' '.repeat(20 * 2 ** 20)}`,
    TOO_LARGE,
  ],
];

const fileOf = (name: string) => `${name.replaceAll(' ', '-')}.json`;

describe('a rejected file', () => {
  let before: number;

  beforeAll(async () => {
    before = await totalCount();
    for (const [name, content] of bad) await drop(fileOf(name), content());
  });

  it.each(bad)('%s, with its reason beside it', async (name, _content, reason) => {
    await expect(reasonFor(fileOf(name))).resolves.toMatch(reason);
  });

  it('stores no record', async () => {
    expect(await totalCount()).toBe(before);
  });

  it('keeps its path under the rejected folder', async () => {
    await drop('one/walk.json', '{');
    await drop('two/walk.json', documentOf({ movement: 'fly' }));
    await expect(reasonFor('one/walk.json')).resolves.toMatch(/document: /);
    await expect(reasonFor('two/walk.json')).resolves.toMatch(/movement: /);
  });

  it('has one line for each wrong field', async () => {
    await drop('much.json', documentOf({ testID: 'x', training: 1, gx: 'none' }));
    const lines = (await reasonFor('much.json')).trimEnd().split('\n');
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      'INVALID_INPUT',
      'testID',
      'training',
      'gx',
    ]);
  });
});

describe('the inbox of two organizations', () => {
  let elsewhere: Clinic;
  const here = () => `organization_id=${clinic.organizationId}`;
  const there = () => `organization_id=${elsewhere.organizationId}`;

  beforeAll(async () => {
    elsewhere = await openClinic(gateway);
    await elsewhere.newParticipant({ identityId: IDENTITY });
  });

  const organizationOf = async (recordingId: string) => {
    const { rows } = await gateway.gateway.database.pool.query<{ organization_id: string }>(
      'select organization_id from recordings where id = $1',
      [recordingId],
    );
    return rows[0]?.organization_id;
  };

  it('assigns a recording to the organization of its folder, although both have the identity id', async () => {
    const [own, other] = [documentOf(), documentOf()];
    await drop(`${here()}/${own.testID}.json`, own);
    await drop(`${there()}/${other.testID}.json`, other);
    await gateway.recordingBecomes(own.testID, 'AWAITING_MODEL');
    await gateway.recordingBecomes(other.testID, 'AWAITING_MODEL');
    expect(await organizationOf(own.testID)).toBe(clinic.organizationId);
    expect(await organizationOf(other.testID)).toBe(elsewhere.organizationId);
  });

  it('rejects a recording without an organization', async () => {
    const document = documentOf();
    await drop(`${document.testID}.json`, document);
    await expect(reasonFor(`${document.testID}.json`)).resolves.toMatch(
      /^INVALID_INPUT\nkey: must begin with inbox\/organization_id=ID\//,
    );
    expect(await organizationOf(document.testID)).toBeUndefined();
  });

  it.each([randomUUID(), 'none', '%'])(
    'rejects a recording for the organization %s like one of an unknown participant',
    async (id) => {
      const name = `organization_id=${id}/walk.json`;
      await drop(name, documentOf());
      await expect(reasonFor(name)).resolves.toBe('NOT_FOUND\nuser_id: no such participant\n');
    },
  );

  it('keeps rejected files of one organization when another erases the same identity id', async () => {
    const user_id = `shared:${randomUUID()}`;
    const participantId = await elsewhere.newParticipant({ identityId: user_id });
    await clinic.newParticipant({ identityId: user_id });
    const names = [`${here()}/${user_id}.json`, `${user_id}.json`, `${there()}/${user_id}.json`];
    for (const name of names) await drop(name, documentOf({ user_id, movement: 'fly' }));
    for (const name of names) await reasonFor(name);
    const admin = await gateway.newUser(elsewhere.organizationId, 'admin');
    await elsewhere.ask(
      `mutation ($id: ID!) {
        requestErasure(input: { participantId: $id, requested: true }) { participant { id } } }`,
      { id: participantId },
      admin,
    );
    await elsewhere.ask(
      `mutation ($id: ID!) { eraseParticipant(input: { participantId: $id }) { participantId } }`,
      { id: participantId },
      admin,
    );
    const rejected = () => readdir(join(inbox, 'rejected'), { recursive: true });
    await expect.poll(rejected).not.toContain(names[2]);
    expect(await rejected()).toEqual(expect.arrayContaining(names.slice(0, 2)));
  });
});
