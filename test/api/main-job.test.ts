import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway, type TestUser } from '../support/start-gateway.ts';

const samplesOf = async (name: string) => {
  const { ts, ax, ay, az, gx, gy, gz, mx, my, mz } = JSON.parse(
    await readFile(new URL(`../support/recordings/${name}.json`, import.meta.url), 'utf8'),
  ) as Record<string, unknown[]>;
  return { ts, ax, ay, az, gx, gy, gz, mx, my, mz };
};

const SUBMIT = `mutation Submit($input: SubmitRecordingInput!) {
  submitRecording(input: $input) { recording { id status score } }
}`;

let gateway: TestGateway;
let provider: TestUser;
let participantId: string;
let samples: Awaited<ReturnType<typeof samplesOf>>;

beforeAll(async () => {
  gateway = await startGateway();
  const organizationId = await gateway.newOrganization();
  provider = await gateway.newUser(organizationId, 'careProvider');
  samples = await samplesOf('tug-sit-to-stand');
  await gateway.graphql(
    `mutation { createTestType(input: { key: "sit-to-stand", name: "Sit to stand" }) { testType { id } } }`,
    {},
    provider.token,
  );
  const { data } = await gateway.graphql<{
    createParticipant: { participant: { id: string } };
  }>(
    `mutation { createParticipant(input: { givenName: "Zoë", familyName: "O'Brien 🦿" }) { participant { id } } }`,
    {},
    provider.token,
  );
  participantId = data.createParticipant.participant.id;
});

afterAll(() => gateway.stop());

const submit = (input: object) =>
  gateway.graphql<{ submitRecording: { recording: { id: string; status: string } } }>(
    SUBMIT,
    { input: { participantId, testType: 'sit-to-stand', training: false, samples, ...input } },
    provider.token,
  );

describe('a recording on its way', () => {
  it('is kept, converted, waits for a model, and is scored when there is one', async () => {
    const id = randomUUID();
    const { data, errors } = await submit({ id });
    expect(errors).toBeUndefined();
    expect(data.submitRecording.recording).toEqual({ id, status: 'RECEIVED', score: null });
    await gateway.recordingBecomes(id, 'AWAITING_MODEL');

    for (let index = 0; index < 10; index++) {
      const slowed = samples.ax!.map((value) => (value as number) * (1 + index / 50));
      const { errors } = await submit({
        id: randomUUID(),
        training: true,
        clinicianScore: 40 + index * 5,
        samples: { ...samples, ax: slowed },
      });
      expect(errors).toBeUndefined();
    }
    await gateway.recordingBecomes(id, 'SCORED');
    const scored = await gateway.graphql<{ recording: Record<string, unknown> }>(
      `query ($id: ID!) { recording(id: $id) {
        status score scoreInterval { low high } lowConfidence band
        model { version trainingCount meanAbsoluteError baselineError }
        quality { sampleRateHz sampleCount missingAxes }
        series(axes: [AX, MX], maxPoints: 50) { offsetsMs values { axis values } }
        download(format: ARROW) { url }
        participant { familyName latestRecording { id } recordings(first: 3) { totalCount edges { node { id } } }
          scoreSummary(from: "2022-01-01T00:00:00Z", to: "2023-01-01T00:00:00Z") { count average }
          axisRanges(axis: AX) { date minimum maximum testType { key } }
          models { version testType { key } } careProviders { name } assignments { id } } } }`,
      { id },
      provider.token,
    );
    expect(scored.errors).toBeUndefined();
    expect(scored.data.recording).toMatchObject({
      status: 'SCORED',
      model: { version: 1, trainingCount: 10 },
      quality: { sampleCount: samples.ts!.length, missingAxes: ['MX', 'MY', 'MZ'] },
      participant: { familyName: "O'Brien 🦿", recordings: { totalCount: 11 } },
    });
  });
});
