import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { type AwsClientBounds, awsClientSettings } from '../aws-client.ts';
import { unavailable } from '../errors.ts';
import type { ObjectStore } from './object-store.ts';
import { s3Encryption } from './s3-encryption.ts';
import { absent, explain } from './s3-errors.ts';
import { createS3Links } from './s3-links.ts';

/** Larger objects are uploaded in parts of this size. At most four are in memory, whatever the object's size. */
const PART_BYTES = 8 * 1024 * 1024;
/** The most keys that S3 accepts in one request. */
const DELETE_BATCH = 1000;
/** Attempts to read a body that breaks off or is damaged. Before the headers arrive, the SDK retries by itself. */
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

/** Stores objects in a bucket. Links lead directly to the bucket, not through the gateway. */
export async function createS3ObjectStore(options: S3ObjectStoreOptions): Promise<ObjectStore> {
  const { bucket: Bucket, kmsKeyId, pathStyle, now, bounds } = options;
  const settings = { ...awsClientSettings(bounds), forcePathStyle: pathStyle };
  const client = new S3Client(settings);
  const encryption = s3Encryption(kmsKeyId);
  const links = await createS3Links({ bucket: Bucket, kmsKeyId, settings, now });

  async function read(key: string): Promise<Readable | undefined> {
    const response = await client
      .send(new GetObjectCommand({ Bucket, Key: key, ChecksumMode: 'ENABLED' }))
      .catch(absent);
    return response?.Body as Readable | undefined;
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

  return {
    ...links,

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
            throw unavailable('The object store interrupted its responses.');
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

    // S3 keeps parts of an interrupted upload apart, and the bucket's lifecycle rule deletes them.
    sweep: () => Promise.resolve(),
  };
}
