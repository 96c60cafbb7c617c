import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ObjectStore } from '../../api/storage/object-store.ts';
import { createS3ObjectStore } from '../../api/storage/s3-object-store.ts';
import { awsEnvironment } from '../support/aws/aws-environment.ts';
import {
  corrupt,
  duplicate,
  type Fault,
  type FaultyEndpoint,
  refuse,
  resetAfter,
  resetBefore,
  stall,
  startFaultyEndpoint,
  trickle,
  truncate,
} from '../support/aws/faulty-endpoint.ts';
import type { Endpoint, WireRequest } from '../support/aws/http-endpoint.ts';
import { startS3 } from '../support/aws/s3.ts';

const KMS_KEY = 'arn:aws:kms:eu-central-1:111122223333:key/recordings';
const CONTENT = randomBytes(3000);
const slowDown = refuse(503, '<Error><Code>SlowDown</Code></Error>');
const internalError = refuse(500, '<Error><Code>InternalError</Code></Error>');

let s3: Endpoint;
let wire: FaultyEndpoint;
let store: ObjectStore;
/** Waits half a second for a response, and tries three times. */
let impatient: ObjectStore;

beforeAll(async () => {
  s3 = await startS3({ buckets: ['gaitway'] });
  wire = await startFaultyEndpoint(s3.url);
  awsEnvironment({ AWS_ENDPOINT_URL_S3: wire.url });
  const options = { bucket: 'gaitway', kmsKeyId: KMS_KEY, pathStyle: false, now: () => new Date() };
  store = await createS3ObjectStore(options);
  impatient = await createS3ObjectStore({ ...options, bounds: { maxAttempts: 3, timeoutMs: 500 } });
});
afterEach(() => wire.reset());
afterAll(async () => {
  await wire.close();
  await s3.close();
});

const sent = (method: string, part: string) =>
  wire.requests.filter((request) => request.method === method && request.path.includes(part));

describe('S3 with faults', () => {
  const passing: [string, Fault][] = [
    ['a throttle', slowDown],
    ['a server error', internalError],
    ['a reset on the way there', resetBefore],
    ['a reset on the way back', resetAfter],
    ['a duplicate', duplicate],
  ];
  it.each(passing)('writes through %s', async (_name, fault) => {
    wire.script([fault]);
    await store.put('written', CONTENT);
    expect(await store.get('written')).toEqual(CONTENT);
  });

  it.each<[string, Fault]>([
    ...passing,
    ['a body that breaks off', truncate(1500)],
    ['a body that is damaged', corrupt],
    ['a body in crumbs', trickle(500)],
  ])('reads through %s', async (_name, fault) => {
    await store.put('read', CONTENT);
    wire.script([fault]);
    expect(await store.get('read')).toEqual(CONTENT);
  });

  it('continues after a stall', async () => {
    wire.script([stall]);
    await impatient.put('stalled', CONTENT);
    wire.script([stall]);
    expect(await impatient.get('stalled')).toEqual(CONTENT);
  });

  it.each<[string, Fault]>([
    ['breaks off', truncate(1500)],
    ['is damaged', corrupt],
  ])('ends a stream that %s with an error', async (_name, fault) => {
    await store.put('streamed', CONTENT);
    wire.script([fault]);
    const stream = await store.read('streamed');
    await expect(stream!.toArray()).rejects.toThrow();
  });

  it('throws only UNAVAILABLE when the fault lasts', async () => {
    await store.put('read', CONTENT);
    const unavailable = { name: 'GaitwayError', code: 'UNAVAILABLE' };
    const lasting = (fault: Fault) => {
      wire.reset();
      wire.script([fault, fault, fault]);
    };
    for (const fault of [internalError, resetBefore, truncate(10)]) {
      lasting(fault);
      await expect(impatient.get('read')).rejects.toMatchObject(unavailable);
      expect(wire.requests).toHaveLength(3);
    }
    lasting(internalError);
    await expect(impatient.put('read', CONTENT)).rejects.toMatchObject(unavailable);
    lasting(resetBefore);
    await expect(impatient.list('')[Symbol.asyncIterator]().next()).rejects.toMatchObject(
      unavailable,
    );
  });

  it('does not retry a permanent error', async () => {
    wire.script([refuse(403, '<Error><Code>AccessDenied</Code></Error>')]);
    await expect(store.get('read')).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(wire.requests).toHaveLength(1);
  });

  it('moves and deletes despite faults, and reports what was not deleted', async () => {
    await store.put('from', CONTENT);
    wire.script([internalError, resetAfter], ({ method }) => method === 'PUT');
    wire.script([resetAfter], ({ method }) => method === 'POST');
    await store.move('from', 'to');
    expect(await store.head('from')).toBeUndefined();
    expect(await store.get('to')).toEqual(CONTENT);

    wire.script([
      refuse(
        200,
        '<DeleteResult><Error><Key>to</Key><Code>InternalError</Code></Error></DeleteResult>',
        { 'content-type': 'application/xml' },
      ),
    ]);
    await expect(store.delete('to')).rejects.toThrow(/InternalError/);
  });
});

describe('S3 requests', () => {
  const isPart = ({ path }: WireRequest) => path.includes('partNumber=2');

  it('sends more than 8 MB in parts, and retries each part', async () => {
    const large = randomBytes(18_000_000);
    wire.script([internalError, resetAfter], isPart);
    await store.put('large', large);
    expect(
      sent('PUT', 'partNumber=')
        .map(({ body }) => body.length)
        .toSorted(),
    ).toEqual([2 ** 23, 2 ** 23, 2 ** 23, 2 ** 23, 18_000_000 - 2 ** 24].toSorted());
    wire.script([corrupt]);
    expect(Buffer.compare((await store.get('large'))!, large)).toBe(0);
    expect(sent('GET', 'large')).toHaveLength(2); // the first body was damaged
  });

  it('aborts the upload when a part fails permanently', async () => {
    wire.script([refuse(403, '<Error><Code>AccessDenied</Code></Error>')], isPart);
    const refused = store.put('torn', randomBytes(9_000_000));
    await expect(refused).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(sent('DELETE', 'uploadId=')).toHaveLength(1);
    expect(await store.head('torn')).toBeUndefined();
  });

  it('encrypts every object with the key, and verifies it', async () => {
    await store.put('small', CONTENT);
    await store.put('large', Buffer.alloc(9_000_000));
    await store.move('small', 'moved');
    const [put] = sent('PUT', '/small');
    const [multipart] = sent('POST', '/large?uploads');
    const [copy] = sent('PUT', '/moved');
    for (const request of [put, multipart, copy]) {
      expect(request!.headers).toMatchObject({
        'x-amz-server-side-encryption': 'aws:kms',
        'x-amz-server-side-encryption-aws-kms-key-id': KMS_KEY,
      });
    }
    expect(put!.headers).toHaveProperty('x-amz-checksum-crc32');
    expect(multipart!.headers).toMatchObject({ 'x-amz-checksum-type': 'FULL_OBJECT' });
  });

  it('binds upload links to the key too', async () => {
    const { url, headers } = await store.signUpload('uploads/one', {
      contentLength: 5,
      contentType: 'application/json',
    });
    const own = headers.filter(
      ({ name }) => name !== 'x-amz-server-side-encryption-aws-kms-key-id',
    );
    const put = (list: typeof headers) =>
      fetch(url, {
        method: 'PUT',
        body: '12345',
        headers: Object.fromEntries(list.map(({ name, value }) => [name, value])),
      });
    expect((await put(own)).status).toBe(403);
    expect((await put(headers)).status).toBe(200);
  });

  it('deletes a thousand at a time', async () => {
    await store.delete(...Array.from({ length: 2001 }, (_, index) => `none/${index}`));
    expect(sent('POST', '?delete')).toHaveLength(3);
  });
});
