import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { CognitoError } from './cognito-error.ts';
import { sameDigest } from './pool-secrets.ts';

/** Who may administer the pool over the wire. */
export interface AdminCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A request as it came, which its signature is about. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

const SERVICE = 'cognito-idp';
/** As Amazon Web Services allow. */
const CLOCK_SKEW_MS = 5 * 60_000;
/** Without these in the signature, one request's signature would fit another. */
const MUST_BE_SIGNED = ['host', 'x-amz-date', 'x-amz-target'];

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{8})\/([\w-]+)\/([\w-]+)\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([\da-f]{64})$/;

/**
 * Checks the signature (version 4) that the clients of Amazon Web Services put on a request, by signing the same
 * request once more. The body is part of what is signed.
 * @throws {CognitoError} MissingAuthenticationTokenException without one, InvalidSignatureException for a wrong one
 */
export function createSignatureCheck({ accessKeyId, secretAccessKey }: AdminCredentials) {
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey },
    region: '-', // that of the request
    service: SERVICE,
    sha256: NodeSha256,
    applyChecksum: false,
  });

  return async function assertSigned(request: WireRequest, now: Date): Promise<void> {
    const header = request.headers['authorization'];
    if (header === undefined) {
      throw new CognitoError('MissingAuthenticationTokenException', 'Missing Authentication Token');
    }
    const [, keyId = '', day, region = '', service, names = '', signature = ''] =
      AUTHORIZATION.exec(String(header)) ?? [];
    const signedHeaders = names.split(';');
    const date = dateOf(request.headers['x-amz-date']);
    const wellFormed =
      service === SERVICE &&
      MUST_BE_SIGNED.every((name) => signedHeaders.includes(name)) &&
      date !== undefined &&
      day === request.headers['x-amz-date']?.slice(0, 8) &&
      Math.abs(now.getTime() - date.getTime()) <= CLOCK_SKEW_MS;
    if (!wellFormed) throw invalidSignature();

    const signed = await signer.sign(
      {
        method: request.method,
        protocol: 'http:',
        hostname: '',
        path: request.path,
        query: {},
        headers: headersNamed(signedHeaders, request),
        body: request.body,
      },
      {
        signingDate: date,
        signingRegion: region,
        signableHeaders: new Set(signedHeaders),
        unsignableHeaders: new Set(),
      },
    );
    const expected = AUTHORIZATION.exec(signed.headers['authorization'] ?? '')?.[6] ?? '';
    const same = sameDigest(expected, signature);
    if (!same || !sameDigest(keyId, accessKeyId)) throw invalidSignature();
  };
}

const invalidSignature = () =>
  new CognitoError(
    'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided.',
  );

/** The digest of the body is worked out anew, whatever the request says that it is. */
function headersNamed(
  names: readonly string[],
  { headers, body }: WireRequest,
): Record<string, string> {
  const named = Object.fromEntries(names.map((name) => [name, String(headers[name] ?? '')]));
  if ('x-amz-content-sha256' in named) {
    named['x-amz-content-sha256'] = createHash('sha256').update(body).digest('hex');
  }
  return named;
}

/** Of the form 20251101T101500Z. */
function dateOf(text: string | string[] | undefined): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(text));
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1);
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Node's SHA-256 in the shape that the signer wants: plain, or keyed. */
class NodeSha256 {
  readonly #key: Parameters<typeof createHmac>[1] | undefined;
  #hash!: Hash | Hmac;

  constructor(key?: string | ArrayBuffer | ArrayBufferView) {
    this.#key = key === undefined || typeof key === 'string' ? key : bytes(key);
    this.reset();
  }

  update(chunk: Uint8Array): void {
    this.#hash.update(chunk);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    this.#hash = this.#key === undefined ? createHash('sha256') : createHmac('sha256', this.#key);
  }
}

const bytes = (source: ArrayBuffer | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
