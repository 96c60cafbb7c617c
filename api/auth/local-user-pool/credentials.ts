import { decoyFor } from './decoys.ts';
import { hashPassword } from './password-hash.ts';
import { normalizePassword } from './password-policy.ts';
import { createSalt, createVerifier } from './srp.ts';
import type { Credentials } from './stores/account-store.ts';
import { subjectOf, type UserPoolParts } from './user-pool-parts.ts';
import type { Account } from './user-pool-tables.ts';

/** A new password, and the client network whose share of hashing it takes. */
export interface NewPassword {
  readonly password: string;
  readonly network?: string;
}

/**
 * Creates the credentials of a new account. Its address had the same id and salt in password exchanges before, so that a
 * stranger cannot see the difference.
 * @throws {CognitoError} TooManyRequestsException
 */
export function createFirstCredentials(
  parts: UserPoolParts,
  email: string,
  password: NewPassword,
): Promise<Credentials> {
  const { id, srpSalt } = decoyFor(parts.secrets, subjectOf(parts.secrets, email));
  return credentialsFor(parts, { srpUserId: id, salt: srpSalt }, password);
}

/**
 * Creates the credentials of an account that gets another password.
 * @throws {CognitoError} TooManyRequestsException
 */
export const createNextCredentials = (
  parts: UserPoolParts,
  { srp_user_id }: Pick<Account, 'srp_user_id'>,
  password: NewPassword,
): Promise<Credentials> =>
  credentialsFor(parts, { srpUserId: srp_user_id, salt: createSalt() }, password);

/** Hashes a password for both ways of signing in. */
async function credentialsFor(
  { poolName, secrets, passwordCost }: UserPoolParts,
  { srpUserId, salt }: { readonly srpUserId: string; readonly salt: string },
  { password, network }: NewPassword,
): Promise<Credentials> {
  const normalized = normalizePassword(password);
  return {
    password_hash: await hashPassword(normalized, passwordCost, network),
    srp_user_id: srpUserId,
    srp_salt: salt,
    srp_verifier: secrets.seal(createVerifier({ poolName, userId: srpUserId }, normalized, salt)),
  };
}
