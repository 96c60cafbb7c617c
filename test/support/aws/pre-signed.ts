import { createHash, createHmac } from 'node:crypto';
import type { WireRequest } from './http-endpoint.ts';

/** The only keys that the local endpoints accept. */
export const LOCAL_CREDENTIALS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' } as const;

/**
 * Whether the query string of a request has a valid signature (AWS Signature Version 4) for its method, path, query
 * and every signed header.
 */
export function isSignedAsSent({ method, path, headers }: WireRequest): boolean {
  const [pathname = '', queryString = ''] = path.split('?');
  const query = new URLSearchParams(queryString);
  const signedHeaders = query.get('X-Amz-SignedHeaders') ?? '';
  const canonicalHeaders = signedHeaders
    .split(';')
    .map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`)
    .join('');
  const canonicalQuery = queryString
    .split('&')
    .filter((pair) => !pair.startsWith('X-Amz-Signature='))
    .toSorted()
    .join('&');
  const canonicalRequest = [
    method,
    pathname,
    canonicalQuery,
    canonicalHeaders,
    signedHeaders,
    'UNSIGNED-PAYLOAD',
  ].join('\n');

  const [accessKeyId, ...scope] = (query.get('X-Amz-Credential') ?? '').split('/');
  const toSign = [
    'AWS4-HMAC-SHA256',
    query.get('X-Amz-Date'),
    scope.join('/'),
    createHash('sha256').update(canonicalRequest).digest('hex'),
  ].join('\n');
  const key = scope.reduce<Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    Buffer.from(`AWS4${LOCAL_CREDENTIALS.secretAccessKey}`),
  );
  const signature = createHmac('sha256', key).update(toSign).digest('hex');
  return (
    accessKeyId === LOCAL_CREDENTIALS.accessKeyId && query.get('X-Amz-Signature') === signature
  );
}
