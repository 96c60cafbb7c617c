import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../../../api/domain/notice.ts';
import { awsEnvironment } from '../../support/aws/aws-environment.ts';
import type { Endpoint } from '../../support/aws/http-endpoint.ts';
import { type SesEndpoint, startSes } from '../../support/aws/ses.ts';
import { APPLICATIONS, type SnsEndpoint, startSns } from '../../support/aws/sns.ts';
import { startS3 } from '../../support/aws/s3.ts';
import { type SqsEndpoint, startSqs } from '../../support/aws/sqs.ts';
import { type Clinic, openClinic } from '../../support/clinic.ts';
import { startGateway, type TestGateway } from '../../support/start-gateway.ts';

const IDENTITY = 'ca-central-1:2f2078a5-910b-491e-8546-5ecd345d51d1';

const REGISTER = `mutation ($input: RegisterPhoneInput!) {
  registerPhone(input: $input) { phone { id platform language registeredAt } } }`;
const UNREGISTER = `mutation ($id: ID!) { unregisterPhone(input: { phoneId: $id }) { phoneId } }`;

let s3: Endpoint;
let sqs: SqsEndpoint;
let ses: SesEndpoint;
let sns: SnsEndpoint;
let gateway: TestGateway;
let clinic: Clinic;

beforeAll(async () => {
  sqs = await startSqs({
    queues: [
      { name: 'inbox', redrive: { deadLetterQueue: 'refused', maxReceiveCount: 2 } },
      { name: 'refused' },
    ],
  });
  ses = await startSes();
  sns = await startSns();
  s3 = await startS3({
    buckets: ['recordings'],
    onEvent: ({ eventName, key }) => {
      const object = { key: encodeURIComponent(key).replaceAll('%2F', '/') };
      sqs.send('inbox', JSON.stringify({ Records: [{ eventName, s3: { object } }] }));
    },
  });
  awsEnvironment({
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_ENDPOINT_URL_SQS: sqs.url,
    AWS_ENDPOINT_URL_SESV2: ses.url,
    AWS_ENDPOINT_URL_SNS: sns.url,
  });
  gateway = await startGateway({
    OBJECT_STORE: 's3',
    S3_BUCKET: 'recordings',
    INBOX_QUEUE_URL: sqs.queueUrl('inbox'),
    MAIL: 'ses',
    MAIL_FROM: 'no-reply@example.org',
    PUSH: 'sns',
    PUSH_APNS_ARN: APPLICATIONS.APNS,
    PUSH_FCM_ARN: APPLICATIONS.FCM,
  });
  clinic = await openClinic(gateway);
});
afterAll(async () => {
  await gateway.stop();
  await Promise.all([s3, sqs, ses, sns].map((endpoint) => endpoint.close()));
});

describe('objects in S3, events over SQS, mail by SES, pushes by SNS', () => {
  it('accepts an upload straight into the bucket, and returns it as a file', async () => {
    const document = Buffer.from(JSON.stringify(clinic.samples));
    const sha256 = createHash('sha256').update(document).digest('hex');
    const { requestRecordingUpload: link } = await clinic.ask<{
      requestRecordingUpload: {
        uploadId: string;
        url: string;
        headers: { name: string; value: string }[];
      };
    }>(
      `mutation ($input: RequestRecordingUploadInput!) {
        requestRecordingUpload(input: $input) { uploadId url headers { name value } } }`,
      { input: { contentLength: document.length, sha256 } },
    );
    expect(new URL(link.url).origin).toBe(s3.url);
    const headers = Object.fromEntries(link.headers.map(({ name, value }) => [name, value]));
    expect((await fetch(link.url, { method: 'PUT', headers, body: document })).status).toBe(200);

    const { data } = await clinic.submit({ samples: null, uploadId: link.uploadId });
    const { id } = data.submitRecording.recording;
    await gateway.recordingBecomes(id, 'AWAITING_MODEL');
    const { recording } = await clinic.ask<{ recording: { download: { url: string } } }>(
      `query ($id: ID!) { recording(id: $id) { download(format: CSV) { url } } }`,
      { id },
    );
    const file = await fetch(recording.download.url);
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${id}.csv"`);
    expect((await file.text()).split('\n')[0]).toBe('ts,ax,ay,az,gx,gy,gz,mx,my,mz');
  });

  it('ingests objects that arrive in the bucket, and ignores late and repeated events', async () => {
    await clinic.newParticipant({ identityId: IDENTITY });
    const document = {
      user_id: IDENTITY,
      movement: 'sit-to-stand',
      testID: randomUUID(),
      training: false,
      start_date: '2022-7-11',
      ...clinic.samples,
    };
    const key = `inbox/${IDENTITY}/${document.testID}.json`;
    await gateway.gateway.store.put(key, Buffer.from(JSON.stringify(document)));
    await gateway.recordingBecomes(document.testID, 'AWAITING_MODEL');
    await expect.poll(() => gateway.gateway.store.head(key)).toBeUndefined();
    await expect.poll(() => sqs.bodies('inbox')).toEqual([]);

    for (const eventName of ['ObjectCreated:Put', 'ObjectCreated:Put']) {
      sqs.send('inbox', JSON.stringify({ Records: [{ eventName, s3: { object: { key } } }] }));
    }
    await expect.poll(() => sqs.bodies('inbox')).toEqual([]);
    await expect.poll(() => gateway.gateway.queue.countPending()).toBe(0);
    expect(await gateway.recordingBecomes(document.testID, 'AWAITING_MODEL')).toBeDefined();
    expect(sqs.bodies('refused')).toEqual([]);
  });

  it('shows admins dead letters, without their content', async () => {
    sqs.send('inbox', 'no event at all');
    sqs.send('inbox', JSON.stringify({ Records: [{ of: 'somebody@example.org' }] }));
    await expect
      .poll(() => {
        sqs.expire('inbox'); // as if the delay of each attempt had passed
        return sqs.bodies('refused');
      })
      .toHaveLength(2);
    const admin = await gateway.newUser(clinic.organizationId, 'admin');
    const { deadLetters } = await clinic.ask<{
      deadLetters: { count: number; letters: { id: string; sentAt: string }[] };
    }>(`{ deadLetters { count letters { id sentAt } } }`, {}, admin);
    expect(deadLetters.count).toBe(2);
    expect(new Set(deadLetters.letters.map(({ id }) => id)).size).toBe(2);
    expect(JSON.stringify(deadLetters)).not.toContain('somebody');
    expect(Date.parse(deadLetters.letters[0]!.sentAt)).toBeCloseTo(Date.now(), -5);
  });

  it('lets the portal read from the bucket', async () => {
    const { headers } = await fetch(`${gateway.url}/healthz`);
    expect(headers.get('content-security-policy')).toContain(
      `connect-src 'self' ${gateway.url.replace(/^http/, 'ws')} ${s3.url}`,
    );
  });

  it('sends invitations by mail', async () => {
    const admin = await gateway.newUser(clinic.organizationId, 'admin');
    await gateway.graphql(
      `mutation ($input: InviteUserInput!) { inviteUser(input: $input) { expiresAt } }`,
      { input: { email: 'grace@example.org', group: 'careProvider' } },
      admin.token,
    );
    await expect
      .poll(() => ses.mails)
      .toMatchObject([{ to: 'grace@example.org', from: 'no-reply@example.org' }]);
  });

  it('notifies participants of new tests until they sign out', async () => {
    const participantId = await clinic.newParticipant();
    const owner = await gateway.newUser(clinic.organizationId, 'participant', participantId);
    const phone = { platform: 'APNS', token: 'c0ffee', language: 'fr' };
    const { registerPhone } = await clinic.ask<{ registerPhone: { phone: { id: string } } }>(
      REGISTER,
      { input: phone },
      owner,
    );
    const assignment = { participantId, testType: 'sit-to-stand' };
    const assign = () =>
      clinic.ask(
        `mutation ($input: AssignTestInput!) { assignTest(input: $input) { participant { id } } }`,
        { input: assignment },
      );
    await assign();
    await expect.poll(() => sns.pushes).toHaveLength(1);
    expect(sns.pushes[0]).toEqual({
      to: sns.addresses[0],
      ...wordsOf('test-assigned', 'fr'),
      topic: 'test-assigned',
    });

    await clinic.ask(UNREGISTER, { id: registerPhone.phone.id }, owner);
    await expect.poll(() => sns.addresses).toEqual([]);
  });

  it('deletes a phone whose app was removed', async () => {
    const participantId = await clinic.newParticipant();
    const owner = await gateway.newUser(clinic.organizationId, 'participant', participantId);
    const phone = { platform: 'FCM', token: 'fcm:gone', language: 'en' };
    await clinic.ask(REGISTER, { input: phone }, owner);
    sns.disable(sns.addresses[0]!);
    await clinic.ask(
      `mutation ($input: ChangeAssignmentsInput!) { changeAssignments(input: $input) { participants { id } } }`,
      { input: { participantIds: [participantId], assign: ['sit-to-stand'] } },
    );
    await expect.poll(() => sns.addresses).toEqual([]);
  });

  it('names what is wrong with a phone, and registers only phones of participants', async () => {
    const owner = await gateway.newUser(clinic.organizationId, 'participant');
    const register = (input: object, { token } = owner) =>
      gateway.graphql(REGISTER, { input: { language: 'en', ...input } }, token);
    const refused = await register({ platform: 'APNS', token: 'xyz' });
    expect(refused.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^token: /) as string,
      extensions: { code: 'INVALID_INPUT' },
    });
    const staff = await register({ platform: 'FCM', token: 'fcm:staff' }, clinic.provider);
    expect(staff.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { errors } = await gateway.graphql(UNREGISTER, { id: 'no phone' }, owner.token);
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
