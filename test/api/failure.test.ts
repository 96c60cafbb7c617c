import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../api/auth/scope.ts';
import { recordingWriteStore } from '../../api/database/stores/recording-write-store.ts';
import { userStore } from '../../api/database/stores/user-store.ts';
import { convertRecordingJob } from '../../api/services/recordings/convert-recording.job.ts';
import { objectKeys } from '../../api/storage/object-keys.ts';
import { awsEnvironment } from '../support/aws/aws-environment.ts';
import {
  type FaultyEndpoint,
  refuse,
  startFaultyEndpoint,
} from '../support/aws/faulty-endpoint.ts';
import { type SesEndpoint, startSes } from '../support/aws/ses.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import {
  PASSWORD,
  startGateway,
  type TestGateway,
  type TestUser,
} from '../support/start-gateway.ts';

let ses: SesEndpoint;
let wire: FaultyEndpoint;
let gateway: TestGateway;
let clinic: Clinic;

beforeAll(async () => {
  ses = await startSes();
  wire = await startFaultyEndpoint(ses.url);
  awsEnvironment({ AWS_ENDPOINT_URL_SESV2: wire.url });
  gateway = await startGateway({ MAIL: 'ses', MAIL_FROM: 'no-reply@example.org' });
  clinic = await openClinic(gateway);
});

afterAll(async () => {
  await gateway.stop();
  await wire.close();
  await ses.close();
});

const RETRY = `mutation ($id: ID!) { retryRecording(input: { recordingId: $id }) {
  recording { status failure { code } } } }`;

describe('a recording that cannot be converted', () => {
  const id = randomUUID();

  it('fails with a visible reason, and can be retried when the cause is gone', async () => {
    await clinic.submit({ id });
    await gateway.recordingBecomes(id, 'AWAITING_MODEL');
    const { store, database, queue } = gateway.gateway;
    const { organizationId, participantId } = clinic;
    const key = objectKeys.json({ id, organizationId, participantId });
    const json = (await store.get(key))!;

    await store.delete(key); // simulates a lost file
    await database.within(systemScope('test'), async (tx) => {
      await recordingWriteStore.setStatus(tx, id, 'RECEIVED');
      await queue.enqueue(tx, convertRecordingJob, { recordingId: id });
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

  it('returns UNAVAILABLE for data that is not converted', async () => {
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

describe('an audit log that cannot be written', () => {
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

  it('withholds the data of its requests, but not of later ones', async () => {
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

describe('an invitation whose mail is not sent', () => {
  let admin: TestUser;
  beforeAll(async () => {
    admin = await gateway.newUser(clinic.organizationId, 'admin');
  });
  afterEach(() => wire.reset());

  const as = <Data = object>(query: string, variables: object = {}) =>
    clinic.ask<Data>(query, variables, admin);
  const invite = (email: string) =>
    as(
      `mutation ($email: String!) { inviteUser(input: { email: $email, group: analyst }) { expiresAt } }`,
      {
        email,
      },
    );
  const invitationTo = async (address: string) =>
    (
      await as<{ invitations: { id: string; email: string; mailedAt: string | null }[] }>(
        `{ invitations { id email mailedAt } }`,
      )
    ).invitations.find(({ email }) => email === address);
  const mailsTo = (address: string) => ses.mails.filter(({ to }) => to === address);
  const mailJobs = async (state: string) =>
    (
      await as<{ jobs: { edges: { node: { id: string; participantId: string | null } }[] } }>(
        `query ($state: JobState) { jobs(filter: { state: $state, kind: "mail-invitation" }) {
          edges { node { id reason reasonCode attempts participantId } } } }`,
        { state },
      )
    ).jobs.edges.map(({ node }) => node);

  it('is retried, and its participant exists once', async () => {
    const email = 'zoe@example.org';
    wire.script(Array.from({ length: 4 }, () => refuse(500))); // every retry of the SDK
    const participantId = await clinic.newParticipant({ email });
    await expect.poll(() => mailsTo(email)).toMatchObject([{ text: expect.any(String) as string }]);
    const { text } = mailsTo(email)[0]!;
    expect(text).toContain(`${gateway.url}/sign-up`);
    expect(text).toMatch(/^\S.* invites you to Gaitway\..* vous invite à utiliser Gaitway\./s);
    await expect.poll(() => mailJobs('DONE')).toMatchObject([{ participantId, attempts: 2 }]);
    expect((await invitationTo(email))?.mailedAt).not.toBeNull();
    const { rows } = await gateway.gateway.database.pool.query(
      `select from participants where email = $1`,
      [email],
    );
    expect(rows).toHaveLength(1);
  });

  it('fails for an address that rejects it, shows on the job board, and can be retried', async () => {
    const email = 'gone@bounce.example';
    await invite(email);
    await expect
      .poll(() => mailJobs('FAILED'))
      .toMatchObject([
        {
          reasonCode: 'INVALID_INPUT',
          reason: expect.stringContaining('email') as string,
          attempts: 1,
        },
      ]);
    expect((await invitationTo(email))?.mailedAt).toBeNull();
    const [job] = await mailJobs('FAILED');
    ses.bouncing.delete('bounce.example');
    await as(`mutation ($id: ID!) { retryJob(input: { jobId: $id }) { jobId } }`, { id: job!.id });
    await expect.poll(() => mailsTo(email)).toHaveLength(1);
    await expect.poll(() => mailJobs('FAILED')).toEqual([]);
  });

  it('is not mailed once it is withdrawn', async () => {
    const email = 'late@example.org';
    wire.script(Array.from({ length: 4 }, () => refuse(500)));
    await invite(email);
    const { id } = (await invitationTo(email))!;
    await as(
      `mutation ($id: ID!) { withdrawInvitation(input: { invitationId: $id }) { invitationId } }`,
      {
        id,
      },
    );
    await expect.poll(() => mailJobs('QUEUED')).toEqual([]);
    await expect.poll(() => mailJobs('RUNNING')).toEqual([]);
    expect(mailsTo(email)).toEqual([]);
  });

  it('has no personal data in its job', async () => {
    const { rows } = await gateway.gateway.database.pool.query(
      `select from pgboss.job where name like 'mail-%' and (data::text like '%@%' or output::text like '%@%')`,
    );
    expect(rows).toEqual([]);
  });
});

describe('a code whose mail is not sent', () => {
  afterEach(() => wire.reset());

  const REFUSED = refuse(400, '{}', { 'x-amzn-errortype': 'MessageRejected' });
  const askPool = async (operation: string, body: object) => {
    const response = await fetch(`${gateway.url}/cognito`, {
      method: 'POST',
      headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
      body: JSON.stringify({ ClientId: gateway.config.USER_POOL_CLIENT_ID, ...body }),
    });
    return (await response.json()) as { __type?: string };
  };

  it('fails the sign-up, which can be repeated', async () => {
    wire.script([REFUSED]);
    const signUp = () => askPool('SignUp', { Username: 'nora@example.org', Password: PASSWORD });
    await gateway.gateway.database.within(systemScope('test'), (tx) =>
      userStore.invite(tx, {
        organizationId: clinic.organizationId,
        email: 'nora@example.org',
        group: 'analyst',
        participantId: null,
        invitedBy: null,
        expiresAt: new Date(Date.now() + 60_000),
      }),
    );
    expect((await signUp()).__type).toBe('CodeDeliveryFailureException');
    expect((await signUp()).__type).toBeUndefined();
  });

  it('does not reveal accounts', async () => {
    wire.script([REFUSED]);
    const forget = async (Username: string) => {
      const { CodeDeliveryDetails: _, ...answer } = (await askPool('ForgotPassword', {
        Username,
      })) as { CodeDeliveryDetails?: object };
      return answer;
    };
    expect(await forget(clinic.provider.email)).toEqual(await forget('nobody@example.org'));
    expect(wire.requests).toHaveLength(1);
  });
});

describe('a link to an object', () => {
  it.each(['rubbish', 'e30.AAAA'])('that is forged is rejected: %s', async (token) => {
    const response = await fetch(`${gateway.url}/objects/${token}`);
    expect(response.status).toBe(403);
  });
});
