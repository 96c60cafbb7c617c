import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { startGateway, type TestGateway, type TestUser } from '../support/start-gateway.ts';

let gateway: TestGateway;
let clinic: Clinic;
let admin: TestUser;
/** The user of the clinic's participant. */
let owner: TestUser;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.stop());

beforeEach(async () => {
  clinic = await openClinic(gateway);
  admin = await gateway.newUser(clinic.organizationId, 'admin');
  owner = await gateway.newUser(clinic.organizationId, 'participant', clinic.participantId);
});

const allow = (scoresFromPhonesAllowed: boolean) =>
  clinic.ask(
    `mutation ($input: ChangeOrganizationInput!) {
      changeOrganization(input: $input) { organization { scoresFromPhonesAllowed } } }`,
    { input: { scoresFromPhonesAllowed } },
    admin,
  );

async function scoreOf(id: string): Promise<object> {
  const { recording } = await clinic.ask<{ recording: object }>(
    `query ($id: ID!) { recording(id: $id) { training clinicianScore clinicianScoreFromPhone } }`,
    { id },
  );
  return recording;
}

/** Submits through an upload link. */
async function upload(input: object, user: TestUser) {
  const body = JSON.stringify(clinic.samples);
  const { requestRecordingUpload } = await clinic.ask<{
    requestRecordingUpload: { uploadId: string; url: string };
  }>(
    `mutation ($contentLength: Int!) {
      requestRecordingUpload(input: { contentLength: $contentLength }) { uploadId url } }`,
    { contentLength: Buffer.byteLength(body) },
    user,
  );
  const headers = { 'content-type': 'application/json' };
  await fetch(requestRecordingUpload.url, { method: 'PUT', headers, body });
  return clinic.submit(
    { ...input, samples: null, uploadId: requestRecordingUpload.uploadId },
    user,
  );
}

const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const SCORED = { training: true, clinicianScore: 100 };

describe('a clinician’s score from a participant’s account', () => {
  it.each([
    ['inline', () => clinic.submit(SCORED, owner)],
    ['by upload', () => upload(SCORED, owner)],
  ])('is rejected %s, and nothing is stored', async (_how, submit) => {
    const { errors } = await submit();
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('accepted from care providers only') as string,
        extensions: { code: 'FORBIDDEN', problems: [{ field: 'clinicianScore' }] },
      },
    ]);
    const { participant } = await clinic.ask<{
      participant: { recordings: { totalCount: number } };
    }>(`query ($id: ID!) { participant(id: $id) { recordings { totalCount } } }`, {
      id: clinic.participantId,
    });
    expect(participant.recordings.totalCount).toBe(0);
  });

  it('is accepted and marked where the organization allows it', async () => {
    await allow(true);
    const { data, errors } = await clinic.submit(SCORED, owner);
    expect(errors).toBeUndefined();
    const { id } = data.submitRecording.recording;
    expect(await scoreOf(id)).toEqual({ ...SCORED, clinicianScoreFromPhone: true });

    await clinic.ask(
      `mutation ($id: ID!) {
        setClinicianScore(input: { recordingId: $id, score: 60 }) { recording { id } } }`,
      { id },
    );
    expect(await scoreOf(id)).toMatchObject({ clinicianScore: 60, clinicianScoreFromPhone: false });
    await allow(false);
    expect((await clinic.submit(SCORED, owner)).errors).toHaveLength(1);
  });

  it('does not keep participants from sending test recordings', async () => {
    const { data, errors } = await clinic.submit({}, owner);
    expect(errors).toBeUndefined();
    expect(await scoreOf(data.submitRecording.recording.id)).toMatchObject({
      clinicianScoreFromPhone: false,
    });
  });
});

it('accepts a score from a care provider, unmarked', async () => {
  const { data, errors } = await clinic.submit(SCORED);
  expect(errors).toBeUndefined();
  expect(await scoreOf(data.submitRecording.recording.id)).toEqual({
    ...SCORED,
    clinicianScoreFromPhone: false,
  });
});

describe('a clinician’s score in the inbox', () => {
  const identityId = 'ca-central-1:2f2078a5-910b-491e-8546-5ecd345d51d1';

  /** Puts a training document of a person into the inbox of the clinic. Returns its id and the place of a reason. */
  async function drop() {
    await clinic.newParticipant({ identityId });
    const id = randomUUID();
    const document = {
      user_id: identityId,
      movement: 'sit-to-stand',
      testID: id,
      training: true,
      clinic_score: '70',
      start_date: '2022-7-11',
      ...clinic.samples,
    };
    const inbox = join(gateway.config.DATA_DIR, 'objects/inbox');
    const name = join(`organization_id=${clinic.organizationId}`, `${id}.json`);
    const draft = join(inbox, `${id}.part`);
    await mkdir(dirname(join(inbox, name)), { recursive: true });
    await writeFile(draft, JSON.stringify(document));
    await utimes(draft, LONG_AGO, LONG_AGO); // old, so that the next scan reads it
    await rename(draft, join(inbox, name));
    return { id, reason: join(inbox, 'rejected', `${name}.reason.txt`) };
  }

  it('is rejected, with the reason beside the file', async () => {
    const { reason } = await drop();
    await expect
      .poll(() => readFile(reason, 'utf8').catch(() => null))
      .toMatch(/^FORBIDDEN\nclinic_score: is accepted from care providers only/);
  });

  it('is accepted and marked where the organization allows it', async () => {
    await allow(true);
    const { id } = await drop();
    await gateway.recordingBecomes(id, 'TRAINING');
    expect(await scoreOf(id)).toEqual({
      training: true,
      clinicianScore: 70,
      clinicianScoreFromPhone: true,
    });
  });
});
