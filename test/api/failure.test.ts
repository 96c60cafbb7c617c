import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../api/auth/scope.ts';
import { recordingStore } from '../../api/database/recording-store.ts';
import { objectKeys } from '../../api/storage/object-keys.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

let gateway: TestGateway;
let clinic: Clinic;

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
});

afterAll(() => gateway.stop());

const RETRY = `mutation ($id: ID!) { retryRecording(input: { recordingId: $id }) {
  recording { status failure { code } } } }`;

describe('a recording that cannot be converted', () => {
  const id = randomUUID();

  it('fails with a reason that people see, and runs again when the cause is gone', async () => {
    await clinic.submit({ id });
    await gateway.recordingBecomes(id, 'AWAITING_MODEL');
    const { store, database, queue } = gateway.gateway;
    const { organizationId, participantId } = clinic;
    const key = objectKeys.json({ id, organizationId, participantId });
    const json = (await store.get(key))!;

    await store.delete(key); // a disk that lost a file
    await database.within(systemScope('test'), async (tx) => {
      await recordingStore.setStatus(tx, id, 'RECEIVED');
      await queue.enqueue(tx, 'convert-recording', { recordingId: id });
    });
    await gateway.recordingBecomes(id, 'FAILED');
    const failed = await clinic.ask(
      `query ($id: ID!) { recording(id: $id) { status score failure { code retryable } } }`,
      { id },
    );
    expect(failed).toEqual({
      recording: { status: 'FAILED', score: null, failure: { code: 'NOT_FOUND', retryable: true } },
    });

    await store.put(key, json);
    expect(await clinic.ask(RETRY, { id })).toEqual({
      retryRecording: { recording: { status: 'RECEIVED', failure: null } },
    });
    expect(await gateway.recordingBecomes(id, 'AWAITING_MODEL', 'FAILED')).toBe('AWAITING_MODEL');
  });

  it('says that it cannot answer what is not converted', async () => {
    const { errors } = await gateway.graphql(
      `query ($id: ID!) { recording(id: $id) { download(format: PARQUET) { url } } }`,
      { id },
      clinic.provider.token,
    );
    expect(errors).toBeUndefined();

    const { store } = gateway.gateway;
    const { organizationId, participantId } = clinic;
    await store.delete(objectKeys.parquet({ id, organizationId, participantId }));
    const gone = await gateway.graphql(
      `query ($id: ID!) { recording(id: $id) { series(axes: [AX]) { offsetsMs } } }`,
      { id },
      clinic.provider.token,
    );
    expect(gone.errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
  });
});

describe('an audit trail that cannot be written', () => {
  const read = () =>
    gateway.graphql<{ participant: { familyName: string } | null }>(
      'query ($id: ID!) { participant(id: $id) { familyName } }',
      { id: clinic.participantId },
      clinic.provider.token,
    );
  const readsInTrail = async () => {
    const { rows } = await gateway.gateway.database.pool.query<{ count: number }>(
      `select count(*)::int as count from audit_events
        where action = 'participant:read' and $1 = any(participant_ids)`,
      [clinic.participantId],
    );
    return rows[0]!.count;
  };

  it('keeps back what was read, and nothing that is read later', async () => {
    const { pool } = gateway.gateway.database;
    const before = await readsInTrail();
    await pool.query(`create function refuse() returns trigger language plpgsql as
      $$ begin raise 'the disk is full'; end $$`);
    await pool.query(`create trigger refuse before insert on audit_events
      for each statement execute function refuse()`);
    for (const { data, errors } of await Promise.all([read(), read()])) {
      expect(data).toEqual({ participant: null });
      expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
    }
    expect(await readsInTrail()).toBe(before);

    await pool.query('drop function refuse() cascade');
    expect((await read()).data).toEqual({ participant: { familyName: "O'Brien 🦿" } });
    expect(await readsInTrail()).toBe(before + 1);
  });
});

describe('a link to an object', () => {
  it.each(['rubbish', 'e30.AAAA'])('that nobody made is refused: %s', async (token) => {
    const response = await fetch(`${gateway.url}/objects/${token}`);
    expect(response.status).toBe(403);
  });
});
