import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPoolSecrets, sameDigest } from '../../../../api/auth/local-user-pool/pool-secrets.ts';
import { ExposedFileError } from '../../../../api/storage/private-file.ts';
import { loadSigningKey } from '../../../../api/auth/local-user-pool/signing-key.ts';
import { uuidOfDigest } from '../../../../api/domain/uuid.ts';

let folder: string;
let keyFolder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gaitway-keys-'));
  keyFolder = join(folder, 'data', 'user-pool');
});
afterAll(() => rm(folder, { recursive: true }));

const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

describe('the signing key', () => {
  it('is the same for processes that start together and for later processes', async () => {
    const keys = await Promise.all([1, 2, 3].map(() => loadSigningKey(keyFolder)));
    const later = await loadSigningKey(keyFolder);
    expect(new Set([...keys, later].map(({ kid }) => kid)).size).toBe(1);
    expect(await readdir(keyFolder)).toEqual(['signing-key.pem']);
    expect(await readFile(join(keyFolder, 'signing-key.pem'), 'utf8')).toContain('PRIVATE KEY');
  });

  it('publishes only its public half', async () => {
    const { jwks, kid } = await loadSigningKey(keyFolder);
    expect(jwks.keys).toMatchObject([{ kty: 'RSA', use: 'sig', alg: 'RS256', kid }]);
    expect(Object.keys(jwks.keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });

  it.skipIf(process.platform === 'win32')('is readable only by its owner', async () => {
    const path = join(keyFolder, 'signing-key.pem');
    expect(await modeOf(path)).toBe(0o600);
    expect(await modeOf(keyFolder)).toBe(0o700);
    await chmod(path, 0o640);
    const refused = loadSigningKey(keyFolder);
    await expect(refused).rejects.toThrow(ExposedFileError);
    await expect(refused).rejects.toThrow(`chmod 600 ${path}`);
    await chmod(path, 0o600);
  });
});

describe("the pool's secret", () => {
  it('encrypts so that only the same secret decrypts, and detects changes', async () => {
    const secrets = await loadPoolSecrets(keyFolder);
    const other = await loadPoolSecrets(join(folder, 'other'));
    const sealed = secrets.seal('verifier');
    expect((await loadPoolSecrets(keyFolder)).open(sealed)).toBe('verifier');
    expect(secrets.seal('verifier')).not.toBe(sealed);
    expect(() => other.open(sealed)).toThrow();
    expect(() =>
      secrets.open(sealed.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))),
    ).toThrow();
  });

  it('gives a different digest for each purpose', async () => {
    const secrets = await loadPoolSecrets(keyFolder);
    const digest = secrets.digest('code', '123456');
    expect(sameDigest(digest, secrets.digest('code', '123456'))).toBe(true);
    expect(sameDigest(digest, secrets.digest('subject', '123456'))).toBe(false);
    expect(sameDigest(digest, '')).toBe(false);
    expect(uuidOfDigest(digest, 4)).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
  });
});
