import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../api/auth/scope.ts';
import { recordingStore } from '../../api/database/stores/recording-store.ts';
import { deleteObjectsJob } from '../../api/services/delete-objects.job.ts';
import { filesOf, objectKeys } from '../../api/storage/object-keys.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

const scope = systemScope('test');

let gateway: TestGateway;
let clinic: Clinic;

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
});

afterAll(() => gateway.stop());

/** Submits a recording and waits until it is converted. */
async function newRecording() {
  const id = randomUUID();
  expect((await clinic.submit({ id })).errors).toBeUndefined();
  await gateway.recordingBecomes(id, 'AWAITING_MODEL');
  return (await gateway.gateway.database.within(scope, (tx) => recordingStore.find(tx, id)))!;
}

const remove = (id: string) =>
  clinic.ask(
    `mutation ($id: ID!) { deleteRecordings(input: { recordingIds: [$id] }) { deletedIds } }`,
    { id },
  );

async function filesLeft(keys: readonly string[]): Promise<string[]> {
  const found = await Promise.all(keys.map((key) => gateway.gateway.store.head(key)));
  return keys.filter((_, index) => found[index] !== undefined);
}

/** The rounds of deletion that wait for their time. */
const waitingRounds = async () => {
  const { rows } = await gateway.gateway.database.pool.query<{ round: string }>(
    `select data->>'round' as round from pgboss.job
      where name = $1 and state = 'created' and start_after > now()`,
    [deleteObjectsJob.name],
  );
  return rows.map(({ round }) => round);
};

describe('a recording that is deleted while a job works on it', () => {
  it('leaves no files: they are deleted again later', async () => {
    const recording = await newRecording();
    const files = filesOf(recording);
    await remove(recording.id);
    await expect.poll(() => filesLeft(files)).toEqual([]);
    expect(await waitingRounds()).toEqual(['last']);

    // A killed conversion wrote these after the first round, and does not run again without the row.
    const { store, database } = gateway.gateway;
    for (const key of files) await store.put(key, new Uint8Array(1));
    await database.pool.query(
      `update pgboss.job set start_after = now() where name = $1 and state = 'created'`,
      [deleteObjectsJob.name],
    );
    await expect.poll(() => filesLeft(files)).toEqual([]);
  });
});

describe('a late job that deletes files', () => {
  it('keeps the files of an existing recording', async () => {
    const recording = await newRecording();
    const others = [
      objectKeys.upload(randomUUID()),
      objectKeys.csv({ ...recording, participantId: randomUUID() }),
    ];
    const { store, database, queue } = gateway.gateway;
    const before = await filesLeft(filesOf(recording));
    expect(before).toContain(objectKeys.json(recording));
    for (const key of others) await store.put(key, new Uint8Array(1));
    await database.within(scope, (tx) =>
      queue.enqueue(tx, deleteObjectsJob, { keys: [...filesOf(recording), ...others] }),
    );
    await expect.poll(() => filesLeft(others)).toEqual([]);
    expect(await filesLeft(filesOf(recording))).toEqual(before);
  });
});

describe('a deleted recording that is submitted again', () => {
  it('stays deleted, and its organization is told so', async () => {
    const { id } = await newRecording();
    await remove(id);
    for (const input of [{ id }, { id, notes: 'other content' }]) {
      const { errors } = await clinic.submit(input);
      expect(errors).toMatchObject([
        {
          extensions: {
            code: 'CONFLICT',
            reason: 'RECORDING_DELETED',
            problems: [{ field: 'id' }],
          },
        },
      ]);
    }
    const elsewhere = await openClinic(gateway);
    const { errors } = await elsewhere.submit({ id });
    expect(errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
    expect(errors![0]!.extensions).not.toHaveProperty('reason');
  });

  it('is deleted from the inbox, too', async () => {
    const identityId = 'ca-central-1:00000000-0000-4000-8000-00000000000d';
    await clinic.newParticipant({ identityId });
    const { id } = await newRecording();
    await remove(id);
    const document = {
      user_id: identityId,
      movement: 'sit-to-stand',
      testID: id,
      training: false,
      start_date: '2022-7-11',
      ...clinic.samples,
    };
    const { store } = gateway.gateway;
    const key = `${objectKeys.inboxOf(clinic.organizationId)}${id}.json`;
    await store.put(key, Buffer.from(JSON.stringify(document)));
    await expect.poll(() => filesLeft([key])).toEqual([]);
    const rejected: string[] = [];
    for await (const object of store.list(objectKeys.rejected)) rejected.push(object.key);
    expect(rejected).toEqual([]);
  });
});
