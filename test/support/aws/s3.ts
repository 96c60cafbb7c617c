import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import S3rver from 's3rver';
import {
  answer,
  type Endpoint,
  forward,
  readWireRequest,
  startEndpoint,
  type WireAnswer,
  type WireRequest,
} from './http-endpoint.ts';
import { isSignedAsSent } from './pre-signed.ts';

/** One change of a bucket, as in the events of S3. */
export interface BucketEvent {
  /** Such as `ObjectCreated:Put`. */
  readonly eventName: string;
  readonly key: string;
  readonly size: number | undefined;
}

export interface S3Options {
  readonly buckets: readonly string[];
  readonly port?: number;
  /** Folder for the objects; temporary by default. */
  readonly folder?: string;
  readonly onEvent?: (event: BucketEvent) => void;
}

const CHECKSUMS: Readonly<Record<string, (body: Uint8Array) => Buffer>> = {
  'x-amz-checksum-sha256': (body) => createHash('sha256').update(body).digest(),
  'x-amz-checksum-crc32': (body) => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return sum;
  },
};

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, PUT, HEAD',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': '*',
};

/**
 * S3 on this machine: s3rver with a layer for what s3rver lacks. Bodies must match their checksums. Checksums are
 * stored, also for an object in parts, and returned on request. A pre-signed request must be exactly the signed one.
 * Any origin may use the links.
 */
export async function startS3({ buckets, port, folder, onEvent }: S3Options): Promise<Endpoint> {
  const directory = folder ?? (await mkdtemp(join(tmpdir(), 'gaitway-s3-')));
  const storage = new S3rver({
    address: '127.0.0.1',
    port: 0,
    directory,
    silent: true,
    vhostBuckets: false,
    configureBuckets: buckets.map((name) => ({ name })),
  });
  storage.on('event', ({ Records }) => {
    for (const { eventName, s3 } of Records)
      onEvent?.({ eventName, ...s3.object, size: s3.object.size });
  });
  const storageUrl = `http://127.0.0.1:${(await storage.run()).port}`;
  /** The checksum header of each object, by path. */
  const checksums = new Map<string, readonly [name: string, value: string]>();

  const endpoint = await startEndpoint((incoming, response) => {
    readWireRequest(incoming)
      .then(serve)
      .then(
        ({ headers, ...rest }) => answer(response, { ...rest, headers: { ...headers, ...CORS } }),
        () => response.destroy(),
      );
  }, port);

  async function serve(request: WireRequest): Promise<WireAnswer> {
    const { method, headers, body } = request;
    const [encodedPath = '', queryString = ''] = request.path.split('?');
    const path = decodeURIComponent(encodedPath);
    const query = new URLSearchParams(queryString);
    if (method === 'OPTIONS') return DONE;
    if (query.has('X-Amz-Signature') && !isSignedAsSent(request)) {
      return refusal(403, 'SignatureDoesNotMatch');
    }
    const sent = Object.entries(CHECKSUMS).find(([name]) => headers[name] !== undefined);
    const checksum = sent && ([sent[0], sent[1](body).toString('base64')] as const);
    if (checksum && checksum[1] !== headers[checksum[0]]) return refusal(400, 'BadDigest');

    if (method === 'DELETE' && query.has('uploadId')) return DONE; // its parts are stored separately

    const source = copySource(headers['x-amz-copy-source']);
    const answered = await forward(storageUrl, source ? copyOf(request, source) : request);
    if (answered.status >= 300) return answered;
    if (method === 'PUT' && query.has('partNumber')) return withHeader(answered, checksum);
    if (method === 'PUT') remember(path, source ? checksums.get(`/${source}`) : checksum);
    if (method === 'POST' && query.has('uploadId')) {
      const whole = await forward(storageUrl, { ...READ, path: encodedPath });
      remember(path, ['x-amz-checksum-crc32', crc32Of(whole.body)]);
    }
    const told = headers['x-amz-checksum-mode'] === 'ENABLED' && headers.range === undefined;
    return told ? withHeader(answered, checksums.get(path)) : answered;
  }

  function remember(path: string, checksum: readonly [string, string] | undefined): void {
    if (checksum) checksums.set(path, checksum);
    else checksums.delete(path);
  }

  return {
    url: endpoint.url,
    async close() {
      await endpoint.close();
      await storage.close();
      if (folder === undefined) await rm(directory, { recursive: true, force: true });
    },
  };
}

const DONE: WireAnswer = { status: 204, headers: {}, body: Buffer.alloc(0) };
const READ = { method: 'GET', headers: {}, body: DONE.body };

/** Bucket and key; s3rver does not decode everything that the SDK encodes. */
const copySource = (header: string | string[] | undefined) =>
  header === undefined ? undefined : decodeURIComponent(String(header));

const copyOf = (request: WireRequest, source: string): WireRequest => ({
  ...request,
  headers: { ...request.headers, 'x-amz-copy-source': encodeURI(source) },
});

const crc32Of = (body: Uint8Array) => CHECKSUMS['x-amz-checksum-crc32']!(body).toString('base64');

const withHeader = (answered: WireAnswer, header: readonly [string, string] | undefined) =>
  header ? { ...answered, headers: { ...answered.headers, [header[0]]: header[1] } } : answered;

const refusal = (status: number, code: string): WireAnswer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`),
});
