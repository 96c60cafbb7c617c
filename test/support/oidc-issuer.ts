import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An OpenID Connect issuer that signs any claims of a test. Its tokens have the audience `gaitway`. */
export async function startOidcIssuer() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const server = createServer((request, response) => {
    const documents: Record<string, object> = {
      '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/certs` },
      '/certs': {
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'key', use: 'sig', alg: 'RS256' }],
      },
    };
    response.end(JSON.stringify(documents[request.url!] ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    issuer,
    /** A token that is valid for an hour, unless its claims differ. */
    token(claims: object): string {
      const now = Math.floor(Date.now() / 1000);
      const times = { iat: now, auth_time: now, exp: now + 3600 };
      const payload = { iss: issuer, aud: 'gaitway', email_verified: true, ...times, ...claims };
      const unsigned = `${encode({ alg: 'RS256', kid: 'key' })}.${encode(payload)}`;
      return `${unsigned}.${sign('sha256', Buffer.from(unsigned), privateKey).toString('base64url')}`;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
