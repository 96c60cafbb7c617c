import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemScope } from '../../api/auth/scope.ts';
import { Events, type EventOf, type EventType, type Reactions } from '../../api/events/events.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { startEventCheck } from '../support/event-check.ts';
import { openMigratedDatabase } from '../support/migrated-database.ts';
import { startGateway, type TestGateway, type TestUser } from '../support/start-gateway.ts';

type AnyEvent = { [Type in EventType]: EventOf<Type> }[EventType];

let gateway: TestGateway;
let clinic: Clinic;
let admin: TestUser;
let owner: TestUser;
let recordingId: string;
let published: AnyEvent[] = [];

const EVENT_TYPES = [
  'recordingReceived',
  'recordingChanged',
  'recordingScored',
  'recordingDeleted',
  'testAssigned',
  'consentChanged',
  'participantErased',
] as const satisfies readonly EventType[];

const collect: Reactions = Object.fromEntries(
  EVENT_TYPES.map((type) => [
    type,
    async (_tx: unknown, event: AnyEvent) => void published.push(event),
  ]),
);

const fixture = (statement: ReturnType<typeof sql>) =>
  gateway.gateway.database.within(systemScope('test'), (tx) => statement.execute(tx.sql));

const failRecording = () =>
  fixture(sql`update recordings set status = 'FAILED', failure_code = 'INTERNAL',
    failure_message = 'It did not work.', failure_retryable = true where id = ${recordingId}`);

/** The published events of the recording, in order. */
const eventsOf = (id: string) =>
  published.flatMap((event) => {
    if (!('recordings' in event) || !event.recordings.some((each) => each.id === id)) return [];
    return [event.type === 'recordingChanged' ? `${event.type}: ${event.change}` : event.type];
  });

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  admin = await gateway.newUser(clinic.organizationId, 'admin');
  owner = await gateway.newUser(clinic.organizationId, 'participant', clinic.participantId);
  gateway.gateway.events.subscribe(collect);
  recordingId = randomUUID();
  await clinic.submit({ id: recordingId });
  await gateway.recordingBecomes(recordingId, 'AWAITING_MODEL');
});

afterAll(() => gateway.stop());

describe('a recording', () => {
  it('publishes an event when it is received and at each step of the pipeline', () => {
    expect(eventsOf(recordingId)).toEqual([
      'recordingReceived',
      'recordingChanged: status', // converted
      'recordingChanged: status', // waits for a model
    ]);
  });

  it('names its participant and its start', () => {
    const { organizationId, participantId, testTypeId } = clinic;
    expect(published[0]).toMatchObject({
      recordings: [
        {
          id: recordingId,
          organizationId,
          participantId,
          testTypeId,
          startedAt: expect.any(Date) as Date,
        },
      ],
    });
  });

  describe('a recording that a mutation changes', () => {
    beforeEach(() => {
      published = [];
    });

    it.each([
      [
        'setClinicianScore(input: { recordingId: $id, score: 40 }) { __typename }',
        'clinicianScore',
      ],
      ['updateRecordingNotes(input: { recordingId: $id, notes: "ok" }) { __typename }', 'notes'],
    ])('publishes recordingChanged: %s', async (mutation, change) => {
      await clinic.ask(`mutation ($id: ID!) { ${mutation} }`, { id: recordingId });
      expect(eventsOf(recordingId)).toEqual([`recordingChanged: ${change}`]);
    });

    it('publishes recordingChanged when it is retried', async () => {
      await failRecording();
      const retry = `mutation ($id: ID!) { retryRecording(input: { recordingId: $id }) { __typename } }`;
      await clinic.ask(retry, { id: recordingId });
      expect(eventsOf(recordingId)[0]).toBe('recordingChanged: status');
      await gateway.recordingBecomes(recordingId, 'AWAITING_MODEL');
    });

    it('publishes recordingChanged when its failed job is retried', async () => {
      await failRecording();
      await fixture(sql`update pgboss.job set state = 'failed'
        where name = 'score-recording' and data->>'recordingId' = ${recordingId}`);
      const { jobs } = await clinic.ask<{ jobs: { edges: { node: { id: string } }[] } }>(
        `{ jobs(filter: { state: FAILED }) { edges { node { id } } } }`,
        {},
        admin,
      );
      const retry = `mutation ($id: ID!) { retryJob(input: { jobId: $id }) { jobId } }`;
      await clinic.ask(retry, { id: jobs.edges[0]!.node.id }, admin);
      expect(eventsOf(recordingId)[0]).toBe('recordingChanged: status');
      await gateway.recordingBecomes(recordingId, 'AWAITING_MODEL');
    });

    it('publishes one recordingDeleted for all recordings of a mutation', async () => {
      const ids = [randomUUID(), randomUUID()];
      for (const id of ids) {
        await clinic.submit({ id });
        await gateway.recordingBecomes(id, 'AWAITING_MODEL');
      }
      published = [];
      const remove = `mutation ($ids: [ID!]!) { deleteRecordings(input: { recordingIds: $ids }) { deletedIds } }`;
      await clinic.ask(remove, { ids });
      expect(published).toMatchObject([
        { type: 'recordingDeleted', recordings: ids.map((id) => ({ id })) },
      ]);
    });
  });
});

describe('a participant', () => {
  const assign = `mutation ($ids: [ID!]!) { changeAssignments(
    input: { participantIds: $ids, assign: ["sit-to-stand"] }) { participants { id } } }`;

  it('publishes testAssigned for a new test, only once', async () => {
    const { organizationId, participantId, testTypeId } = clinic;
    const other = await clinic.newParticipant();
    const assignTest = `mutation ($id: ID!) { assignTest(
      input: { participantId: $id, testType: "sit-to-stand" }) { participant { id } } }`;
    published = [];
    await clinic.ask(assignTest, { id: participantId });
    await clinic.ask(assignTest, { id: participantId });
    await clinic.ask(assign, { ids: [participantId, other] });
    const testTypeIds = [testTypeId];
    expect(published).toEqual([
      { type: 'testAssigned', organizationId, participantIds: [participantId], testTypeIds },
      { type: 'testAssigned', organizationId, participantIds: [other], testTypeIds },
    ]);
  });

  it('publishes consentChanged for consent and its withdrawal, but not without a change', async () => {
    const { organizationId, participantId } = clinic;
    const consent = `mutation ($given: Boolean!) { recordConsent(input: { given: $given }) { __typename } }`;
    published = [];
    for (const given of [true, true, false]) await clinic.ask(consent, { given }, owner);
    expect(published).toEqual([
      { type: 'consentChanged', organizationId, participantId, given: true },
      { type: 'consentChanged', organizationId, participantId, given: false },
    ]);
  });

  it('publishes participantErased with their recordings', async () => {
    const { organizationId, participantId } = clinic;
    const request = `mutation ($id: ID!) { requestErasure(
      input: { participantId: $id, requested: true }) { __typename } }`;
    const erase = `mutation ($id: ID!) { eraseParticipant(input: { participantId: $id }) { participantId } }`;
    await clinic.ask(request, { id: participantId }, owner);
    published = [];
    await clinic.ask(erase, { id: participantId }, admin);
    expect(published).toMatchObject([
      {
        type: 'participantErased',
        organizationId,
        participantId,
        userId: owner.userId,
        recordings: [{ id: recordingId }],
      },
    ]);
  });
});

describe('a subscriber that throws', () => {
  it('rolls the change back', async () => {
    const participantId = await clinic.newParticipant();
    let isFull = true;
    gateway.gateway.events.subscribe({
      async testAssigned() {
        if (isFull) throw new Error('no room');
      },
    });
    const assigned = async () => {
      const assign = `mutation ($id: ID!) { assignTest(
        input: { participantId: $id, testType: "sit-to-stand" }) { participant { id } } }`;
      const answer = await gateway.graphql(assign, { id: participantId }, clinic.provider.token);
      const { rows } = await fixture(
        sql`select from assignments where participant_id = ${participantId}`,
      );
      return { code: answer.errors?.[0]?.extensions.code, count: rows.length };
    };
    expect(await assigned()).toEqual({ code: 'INTERNAL', count: 0 });
    isFull = false;
    expect(await assigned()).toEqual({ code: undefined, count: 1 });
  });
});

describe('the check of every test gateway when it stops', () => {
  it('finds changes of records without an event', async () => {
    const { database, remove } = await openMigratedDatabase();
    try {
      const check = await startEventCheck(database, new Events());
      const write = (reason: string, statement: string) =>
        database.within(systemScope(reason), (tx) => sql.raw(statement).execute(tx.sql));
      await write(
        'test',
        `with organization as (insert into organizations (name) values ('Clinic') returning id)
          insert into participants (id, organization_id, given_name, family_name)
          select gen_random_uuid(), id, 'Ada', 'Lovelace' from organization`,
      );
      await check.assertAllPublished();
      await write('a service that forgets', `update participants set given_name = 'Grace'`);
      await check.assertAllPublished();
      await write('a service that forgets', `update participants set consented_at = now()`);
      await expect(check.assertAllPublished()).rejects.toThrow(
        'published no event: update of participants without consentChanged',
      );
    } finally {
      await remove();
    }
  });
});
