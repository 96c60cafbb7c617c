import {
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { attachment } from './content-disposition.ts';
import { LINK_MINUTES, type ObjectStore, type SignedLink } from './object-store.ts';
import { s3Encryption } from './s3-encryption.ts';

export interface S3LinksOptions {
  readonly bucket: string;
  /** Uploads have to be encrypted with it. */
  readonly kmsKeyId: string | undefined;
  readonly settings: S3ClientConfig;
  readonly now: () => Date;
}

/** Signs links to the objects of a bucket. */
export async function createS3Links(
  options: S3LinksOptions,
): Promise<Pick<ObjectStore, 'linkOrigin' | 'signUpload' | 'signDownload'>> {
  const { bucket: Bucket, kmsKeyId, settings, now } = options;
  // A link is signed before there is a body: the SDK would bind it to the checksum of nothing.
  const client = new S3Client({ ...settings, requestChecksumCalculation: 'WHEN_REQUIRED' });
  const encryption = s3Encryption(kmsKeyId);

  async function sign(
    command: PutObjectCommand | GetObjectCommand,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<SignedLink> {
    const signedAt = now();
    const url = await getSignedUrl(client, command, {
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
