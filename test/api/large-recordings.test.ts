import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

const ROWS = 20_000;

let gateway: TestGateway;
let clinic: Clinic;
/** Some megabytes of JSON. */
let samples: Record<string, unknown[]>;

beforeAll(async () => {
  gateway = await startGateway({ LARGE_RECORDINGS_AT_ONCE: '1' });
  clinic = await openClinic(gateway);
  const startMs = Date.parse('2026-03-01T09:00:00Z');
  const stamps = Array.from({ length: ROWS }, (_, row) => new Date(startMs + row * 10));
  const axis = (scale: number) => stamps.map((_, row) => Math.sin(row / 50) * scale);
  samples = { ts: stamps.map((stamp) => stamp.toISOString()), ax: axis(1), ay: axis(2) };
});
afterAll(() => gateway.stop());

describe('a large inline recording', () => {
  it('is stored like a small one, once', async () => {
    const input = clinic.submitInput({ samples });
    const { id } = input;
    expect((await clinic.submit(input)).errors).toBeUndefined();
    expect((await clinic.submit(input)).data.submitRecording.recording.id).toBe(id);
    const other = await clinic.submit({ ...input, samples: { ...samples, ay: samples['ax'] } });
    expect(other.errors?.[0]?.extensions.code).toBe('CONFLICT');

    await gateway.recordingBecomes(id, 'AWAITING_MODEL');
    const { recording } = await clinic.ask<{ recording: { download: { url: string } } }>(
      'query ($id: ID!) { recording(id: $id) { download(format: JSON) { url } } }',
      { id },
    );
    const kept: unknown = await (await fetch(recording.download.url)).json();
    expect(kept).toMatchObject({ testID: id, movement: 'sit-to-stand' });
    expect(kept).toMatchObject(samples);
  });

  it('is rejected with the invalid field', async () => {
    const ax = samples['ax']!.with(19_999, 'far');
    const { errors } = await clinic.submit({ samples: { ...samples, ax } });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ field: 'samples.ax[19999]' }],
    });
  });

  it('must be JSON', async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: clinic.provider.token },
      body: `{"query": "${'x'.repeat(300_000)}", `,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'INVALID_INPUT', problems: [{ field: 'body' }] } }],
    });
  });

  it.each([
    ['an anonymous caller', {}],
    ['a caller with an invalid token', { authorization: 'nonsense' }],
  ])('gets no slot from %s, and is not read', async (_, headers) => {
    const stranger = request(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 1_000_000, ...headers },
    });
    stranger.on('error', () => undefined);
    const answered = once(stranger, 'response') as Promise<[IncomingMessage]>;
    stranger.write('{'); // and then nothing more
    const [answer] = await answered;
    expect([answer.statusCode, answer.headers.connection]).toEqual([401, 'close']);
    expect(JSON.parse((await answer.toArray()).join(''))).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    stranger.destroy();
  });

  it('waits for its slot, and releases it when its sender disconnects', async () => {
    const slow = request(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': 1_000_000,
        authorization: clinic.provider.token,
      },
    });
    slow.on('error', () => undefined);
    await new Promise<void>((resolve) => slow.write('{', () => resolve()));
    await clinic.ask('{ me { id } }', {}); // by now the slow one has its slot; small requests need none
    let answered = false;
    const waiting = clinic.submit({ samples }).finally(() => (answered = true));
    await clinic.ask('{ me { id } }', {});
    expect(answered).toBe(false);
    slow.destroy();
    expect((await waiting).errors).toBeUndefined();
  });
});
