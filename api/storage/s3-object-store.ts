import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { type AwsClientBounds, awsClientSettings, isTransientAwsError } from '../aws-client.ts';
import { unavailable } from '../errors.ts';
import { attachment } from './content-disposition.ts';
import { LINK_MINUTES, type ObjectStore, type SignedLink } from './object-store.ts';

/** Larger objects go in parts of this size: what is held in memory is four of them, whatever the object's size. */
const PART_BYTES = 8 * 1024 * 1024;
/** As many as S3 takes in one request. */
const DELETE_BATCH = 1000;
/** Of a body that broke off or was damaged; until its headers have come the SDK tries by itself. */
const READ_ATTEMPTS = 3;

export interface S3ObjectStoreOptions {
  readonly bucket: string;
  /** Id or ARN of the key to encrypt with; with S3's own keys when absent. */
  readonly kmsKeyId: string | undefined;
  /** The bucket in the path of URLs, not in their host name: for emulators. */
  readonly pathStyle: boolean;
  readonly now: () => Date;
  readonly bounds?: AwsClientBounds;
}

/** Objects in a bucket; links lead to the bucket, past the gateway. */
export async function createS3ObjectStore(options: S3ObjectStoreOptions): Promise<ObjectStore> {
  const { bucket: Bucket, kmsKeyId, pathStyle, now, bounds } = options;
  const settings = { ...awsClientSettings(bounds), forcePathStyle: pathStyle };
  const client = new S3Client(settings);
  // A link is signed before there is a body: the SDK would bind it to the checksum of nothing.
  const linkClient = new S3Client({ ...settings, requestChecksumCalculation: 'WHEN_REQUIRED' });
  const encryption =
    kmsKeyId === undefined
      ? ({ ServerSideEncryption: 'AES256' } as const)
      : ({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: kmsKeyId } as const);

  async function read(key: string): Promise<Readable | undefined> {
    const answered = await client
      .send(new GetObjectCommand({ Bucket, Key: key, ChecksumMode: 'ENABLED' }))
      .catch(absent);
    return answered?.Body as Readable | undefined;
  }

  async function remove(keys: readonly string[]): Promise<void> {
    for (let from = 0; from < keys.length; from += DELETE_BATCH) {
      const Objects = keys.slice(from, from + DELETE_BATCH).map((Key) => ({ Key }));
      const { Errors = [] } = await client
        .send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }))
        .catch(explain);
      const [first] = Errors;
      if (first) throw unavailable(`The object store did not delete everything (${first.Code}).`);
    }
  }

  async function sign(
    command: PutObjectCommand | GetObjectCommand,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<SignedLink> {
    const signedAt = now();
    const url = await getSignedUrl(linkClient, command, {
      signingDate: signedAt,
      expiresIn: LINK_MINUTES * 60,
      signableHeaders: new Set(['host', ...Object.keys(headers)]),
      unhoistableHeaders: new Set(Object.keys(headers)),
    });
    return { url, expiresAt: new Date(signedAt.getTime() + LINK_MINUTES * 60_000) };
  }

  const probe = await sign(new GetObjectCommand({ Bucket, Key: 'origin' }));

  return {
    linkOrigin: new URL(probe.url).origin,

    async put(key, body) {
      const upload = new Upload({
        client,
        partSize: PART_BYTES,
        params: {
          Bucket,
          Key: key,
          Body: body instanceof Uint8Array ? body : Readable.from(body),
          // Of the whole object, even one in parts, so that every read can be verified; SHA-256 has no such form.
          ChecksumAlgorithm: 'CRC32',
          ChecksumType: 'FULL_OBJECT',
          ...encryption,
        },
      });
      await upload.done().catch(explain);
    },

    async get(key) {
      for (let attempt = 1; ; attempt++) {
        const body = await read(key);
        if (body === undefined) return undefined;
        try {
          return Buffer.concat(await body.toArray());
        } catch {
          if (attempt === READ_ATTEMPTS)
            throw unavailable('The object store breaks off its answers.');
        }
      }
    },

    read,

    async head(key) {
      const found = await client.send(new HeadObjectCommand({ Bucket, Key: key })).catch(absent);
      return found && { key, size: found.ContentLength!, modifiedAt: found.LastModified! };
    },

    async *list(prefix) {
      try {
        for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: prefix })) {
          for (const { Key, Size, LastModified } of page.Contents ?? []) {
            yield { key: Key!, size: Size!, modifiedAt: LastModified! };
          }
        }
      } catch (error) {
        explain(error);
      }
    },

    async move(from, to) {
      const CopySource = [Bucket, ...from.split('/')].map(encodeURIComponent).join('/');
      const copied = await client
        .send(new CopyObjectCommand({ Bucket, Key: to, CopySource, ...encryption }))
        .catch(absent);
      if (copied) await remove([from]);
    },

    delete: (...keys) => remove(keys),

    async signUpload(key, { contentLength, contentType, sha256 }) {
      const checksum =
        sha256 === undefined ? undefined : Buffer.from(sha256, 'hex').toString('base64');
      const headers = {
        'content-type': contentType,
        ...(checksum === undefined ? {} : { 'x-amz-checksum-sha256': checksum }),
        'x-amz-server-side-encryption': encryption.ServerSideEncryption,
        ...(kmsKeyId === undefined
          ? {}
          : { 'x-amz-server-side-encryption-aws-kms-key-id': kmsKeyId }),
      };
      const command = new PutObjectCommand({
        Bucket,
        Key: key,
        ContentType: contentType,
        ContentLength: contentLength,
        ChecksumSHA256: checksum,
        ...encryption,
      });
      const link = await sign(command, { ...headers, 'content-length': String(contentLength) });
      return {
        ...link,
        headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      };
    },

    signDownload: (key, fileName, contentType, contentEncoding) =>
      sign(
        new GetObjectCommand({
          Bucket,
          Key: key,
          ResponseContentDisposition: attachment(fileName),
          ResponseContentType: contentType,
          ResponseContentEncoding: contentEncoding,
          ResponseCacheControl: 'private, no-store',
        }),
      ),
  };
}

function absent(error: unknown): undefined {
  const name = error instanceof Error ? error.name : '';
  if (name !== 'NoSuchKey' && name !== 'NotFound') explain(error);
}

/** @throws {GaitwayError} UNAVAILABLE for what may go through later, and everything else as it is */
function explain(error: unknown): never {
  if (!isTransientAwsError(error)) throw error;
  throw unavailable(`The object store does not answer (${(error as Error).name}).`);
}
