import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { tableFromIPC } from 'apache-arrow';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../support/read-pdf.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { everythingBelow } from '../support/everything-below.ts';
import { startGateway, type TestGateway, type TestUser } from '../support/start-gateway.ts';

let gateway: TestGateway;
let clinic: Clinic;

beforeAll(async () => {
  gateway = await startGateway({ QUERY_COST_LIMIT: '0', QUERY_COST_PER_MINUTE: '0' }); // a test queries everything
  clinic = await openClinic(gateway);
});

afterAll(() => gateway.stop());

describe('a recording in the pipeline', () => {
  const waitingId = randomUUID();

  it('is stored, converted, and waits without a model', async () => {
    const { data, errors } = await clinic.submit({ id: waitingId });
    expect(errors).toBeUndefined();
    expect(data.submitRecording.recording).toEqual({ id: waitingId, status: 'RECEIVED' });
    expect(await gateway.recordingBecomes(waitingId, 'AWAITING_MODEL', 'FAILED')).toBe(
      'AWAITING_MODEL',
    );
  });

  it('is scored when ten training recordings give a model', async () => {
    const { organizationId, participantId } = clinic;
    const owner = await gateway.newUser(organizationId, 'participant', participantId);
    await clinic.ask(
      `mutation { registerPhone(input: { platform: FCM, token: "fcm:1" }) { phone { id } } }`,
      {},
      owner,
    );
    for (let index = 0; index < 10; index++) {
      const ax = clinic.samples['ax']!.map((value) => (value as number) * (1 + index / 50));
      const { errors } = await clinic.submit({
        training: true,
        clinicianScore: 40 + index * 5,
        samples: { ...clinic.samples, ax },
      });
      expect(errors).toBeUndefined();
    }
    await gateway.recordingBecomes(waitingId, 'SCORED');

    const { recording } = await clinic.ask<{
      recording: {
        score: number;
        scoreInterval: { low: number; high: number };
        movement: { activeSeconds: number; turningRadps: number; smoothness: number };
        reasons: { aspect: string; effect: number }[];
        csv: { url: string };
        chart: { url: string };
        pdf: { url: string };
      };
    }>(
      `query ($id: ID!) { recording(id: $id) {
        status score scoreInterval { low high } lowConfidence band scoredAt
        model { version trainingCount testType { key } }
        quality { sampleCount missingAxes gapCount }
        series(axes: [AX, MX], maxPoints: 50) { offsetsMs values { axis values } }
        movement { activeSeconds tempoHz regularity intensityMps2 turningRadps smoothness }
        reasons { aspect effect value usual }
        csv: download(format: CSV) { url expiresAt }
        chart: download(format: CHART) { url }
        pdf: download(format: PDF, language: fr) { url }
        participant { familyName } } }`,
      { id: waitingId },
    );
    expect(recording).toMatchObject({
      status: 'SCORED',
      model: { version: 1, trainingCount: 10, testType: { key: 'sit-to-stand' } },
      quality: { sampleCount: clinic.samples['ts']!.length, missingAxes: ['MX', 'MY', 'MZ'] },
      participant: { familyName: "O'Brien 🦿" },
    });
    expect(recording.score).toBeGreaterThanOrEqual(recording.scoreInterval.low);
    expect(recording.score).toBeLessThanOrEqual(recording.scoreInterval.high);

    const csv = await (await fetch(recording.csv.url)).text();
    expect(csv.split('\n', 1)).toEqual(['ts,ax,ay,az,gx,gy,gz,mx,my,mz']);

    expect(recording.movement.activeSeconds).toBeGreaterThan(0);
    const effects = recording.reasons.map(({ effect }) => Math.abs(effect));
    expect(effects).toEqual(effects.toSorted((a, b) => b - a));

    const chart = tableFromIPC(await (await fetch(recording.chart.url)).arrayBuffer());
    expect(chart.numRows).toBe(clinic.samples['ts']!.length);
    expect(chart.getChild('ax')!.get(0)).toBeCloseTo(clinic.samples['ax']![0] as number, 5);

    const report = await fetch(recording.pdf.url);
    expect(report.headers.get('content-type')).toBe('application/pdf');
    const [findings] = await readPdf(new Uint8Array(await report.arrayBuffer()));
    expect(findings).toContain(`${recording.score.toLocaleString('fr-FR')} sur 100`);
    expect(findings).toContain("O'Brien");
  });

  it('notifies the participant’s phone of a score', async () => {
    const pushes = async () => {
      const outbox = await fetch(`${gateway.url}/outbox.json`);
      const { messages } = (await outbox.json()) as { messages: { kind: string }[] };
      return messages.filter(({ kind }) => kind === 'push');
    };
    await expect.poll(pushes).toHaveLength(1);
    expect(await pushes()).toMatchObject([{ to: 'FCM fcm:1', subject: 'A new result' }]);
  });

  it('trains the model again with every further training recording', async () => {
    await clinic.submit({ training: true, clinicianScore: 95 });
    await expect
      .poll(async () => {
        const { participant } = await clinic.ask<{
          participant: { models: { version: number; trainingCount: number }[] };
        }>(`query ($id: ID!) { participant(id: $id) { models { version trainingCount } } }`, {
          id: clinic.participantId,
        });
        return participant.models;
      })
      .toEqual([{ version: 2, trainingCount: 11 }]);
  });

  it('returns the same recording for the same submission, and CONFLICT for another', async () => {
    const input = clinic.submitInput();
    const first = await clinic.submit(input);
    const again = await clinic.submit(input);
    expect(again.errors).toBeUndefined();
    expect(again.data.submitRecording.recording.id).toBe(first.data.submitRecording.recording.id);

    const other = await clinic.submit({ ...input, notes: 'something else' });
    expect(other.errors?.[0]?.extensions.code).toBe('CONFLICT');
  });

  it('can be uploaded, also when it is submitted twice', async () => {
    const document = JSON.stringify(clinic.samples);
    const { requestRecordingUpload: upload } = await clinic.ask<{
      requestRecordingUpload: {
        uploadId: string;
        url: string;
        headers: { name: string; value: string }[];
      };
    }>(
      `mutation ($input: RequestRecordingUploadInput!) {
        requestRecordingUpload(input: $input) { uploadId url headers { name value } expiresAt } }`,
      { input: { contentLength: Buffer.byteLength(document) } },
    );
    const headers = Object.fromEntries(upload.headers.map(({ name, value }) => [name, value]));
    const tooShort = await fetch(upload.url, { method: 'PUT', headers, body: '{}' });
    expect(tooShort.status).toBe(400);
    const put = await fetch(upload.url, { method: 'PUT', headers, body: document });
    expect(put.status).toBe(204);

    const input = clinic.submitInput({ samples: undefined, uploadId: upload.uploadId });
    for (let attempt = 0; attempt < 2; attempt++) {
      const { errors } = await clinic.submit(input);
      expect(errors).toBeUndefined();
    }
    expect(await gateway.recordingBecomes(input.id, 'SCORED', 'FAILED')).toBe('SCORED');
  });

  it('is deleted with row and files', async () => {
    const input = clinic.submitInput();
    await clinic.submit(input);
    await gateway.recordingBecomes(input.id, 'SCORED');
    const { deleteRecordings } = await clinic.ask<{ deleteRecordings: { deletedIds: string[] } }>(
      `mutation ($input: DeleteRecordingsInput!) { deleteRecordings(input: $input) { deletedIds } }`,
      { input: { recordingIds: [input.id] } },
    );
    expect(deleteRecordings.deletedIds).toEqual([input.id]);
    expect(
      await clinic.ask(`query ($id: ID!) { recording(id: $id) { id } }`, { id: input.id }),
    ).toEqual({ recording: null });
    await expect
      .poll(async () => {
        const left: string[] = [];
        for await (const { key } of gateway.gateway.store.list('')) {
          if (key.includes(input.id)) left.push(key);
        }
        return left;
      })
      .toEqual([]);
  });

  it('survives a restart', async () => {
    await gateway.restart();
    const { participant } = await clinic.ask<{
      participant: { recordings: { totalCount: number } };
    }>(`query ($id: ID!) { participant(id: $id) { recordings { totalCount } } }`, {
      id: clinic.participantId,
    });
    expect(participant.recordings.totalCount).toBe(14);
  });

  it('gives the same response from a compiled query and from an interpreted one', async () => {
    const schema = buildSchema(
      await readFile(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'),
    );
    const admin = await gateway.newUser(clinic.organizationId, 'admin');
    const { participantId, provider } = clinic;
    const asked: [string, TestUser][] = [
      ['participants', provider],
      [`participant(id: "${participantId}")`, provider],
      [`recording(id: "${waitingId}")`, provider],
      ['me', provider],
      ['careProviders', provider],
      ['testTypes', provider],
      ['users', admin],
      ['invitations', admin],
      [`user(id: "${provider.userId}")`, admin],
    ];
    for (const [field, user] of asked) {
      const { type } = schema.getQueryType()!.getFields()[field.split('(', 1)[0]!]!;
      const query = `{ ${field} ${everythingBelow(type, 5)} }`;
      const interpreted = await clinic.ask(query, {}, user);
      const compiled = await clinic.ask(query, {}, user);
      expect(compiled).toEqual(interpreted);
    }
  });
});
