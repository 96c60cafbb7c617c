import { hashPassword } from './password-hash.ts';
import { normalizePassword } from './password-policy.ts';
import { createSalt, createVerifier } from './srp.ts';
import type { Credentials } from './stores/account-store.ts';
import type { UserPoolParts } from './user-pool-parts.ts';

/**
 * What is kept of a password, for both ways of signing in. `network` is the client's whose share of hashing it takes.
 * @throws {CognitoError} TooManyRequestsException
 */
export async function createCredentials(
  { poolName, secrets, passwordCost }: UserPoolParts,
  userId: string,
  password: string,
  network?: string,
): Promise<Credentials> {
  const normalized = normalizePassword(password);
  const salt = createSalt();
  return {
    password_hash: await hashPassword(normalized, passwordCost, network),
    srp_salt: salt,
    srp_verifier: secrets.seal(createVerifier({ poolName, userId }, normalized, salt)),
  };
}
