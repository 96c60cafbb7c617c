import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import type { TestGateway, TestUser } from './start-gateway.ts';

/** The columns of a real recording under `recordings/`. */
export async function columnsOf(name: string): Promise<Record<string, unknown[]>> {
  const text = await readFile(new URL(`recordings/${name}.json`, import.meta.url), 'utf8');
  const { ts, ax, ay, az, gx, gy, gz, mx, my, mz } = JSON.parse(text) as Record<string, unknown[]>;
  return {
    ts: ts!,
    ax: ax!,
    ay: ay!,
    az: az!,
    gx: gx!,
    gy: gy!,
    gz: gz!,
    mx: mx!,
    my: my!,
    mz: mz!,
  };
}

/** An organization with a care provider and one participant, and a real recording to submit. */
export type Clinic = Awaited<ReturnType<typeof openClinic>>;

export async function openClinic(gateway: TestGateway) {
  const organizationId = await gateway.newOrganization();
  const provider = await gateway.newUser(organizationId, 'careProvider');
  const samples = await columnsOf('tug-sit-to-stand');
  const ask = async <Data>(query: string, variables: object, user: TestUser = provider) => {
    const { data, errors } = await gateway.graphql<Data>(query, variables, user.token);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };

  const { createTestType } = await ask<{ createTestType: { testType: { id: string } } }>(
    `mutation ($input: CreateTestTypeInput!) { createTestType(input: $input) { testType { id } } }`,
    { input: { key: 'sit-to-stand', name: 'Sit to stand' } },
  );

  async function newParticipant(input: object = {}): Promise<string> {
    const { createParticipant } = await ask<{ createParticipant: { participant: { id: string } } }>(
      `mutation ($input: CreateParticipantInput!) {
        createParticipant(input: $input) { participant { id } } }`,
      { input: { givenName: 'Zoë', familyName: "O'Brien 🦿", ...input } },
    );
    return createParticipant.participant.id;
  }

  const participantId = await newParticipant();
  const submitInput = (input: object = {}) => ({
    id: randomUUID(),
    participantId,
    testType: 'sit-to-stand',
    training: false,
    samples,
    ...input,
  });

  return {
    organizationId,
    provider,
    participantId,
    testTypeId: createTestType.testType.id,
    samples,
    ask,
    newParticipant,
    submitInput,

    /** Submits a recording and returns the response, with or without errors. */
    submit: (input: object = {}, user: TestUser = provider) =>
      gateway.graphql<{ submitRecording: { recording: { id: string; status: string } } }>(
        `mutation ($input: SubmitRecordingInput!) {
          submitRecording(input: $input) { recording { id status } } }`,
        { input: submitInput(input) },
        user.token,
      ),
  };
}
