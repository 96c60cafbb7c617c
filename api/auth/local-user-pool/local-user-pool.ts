import { randomUUID } from 'node:crypto';
import type { Jwks } from 'aws-jwt-verify/jwk';
import type { Database } from '../../database/database.ts';
import { conflict } from '../../errors.ts';
import type { Notifier } from '../../notifications/notifier.ts';
import { createAuthenticator } from '../authenticator.ts';
import { systemScope } from '../scope.ts';
import type { SignUpTriggers } from '../sign-up-triggers.ts';
import { CognitoError } from './cognito-error.ts';
import { createCredentials } from './credentials.ts';
import type { Operation } from './operations/operation.ts';
import { passwordOperations } from './operations/password.operations.ts';
import { signInOperations } from './operations/sign-in.operations.ts';
import { signUpOperations, welcome } from './operations/sign-up.operations.ts';
import { tokenOperations } from './operations/token.operations.ts';
import { assertStrongPassword } from './password-policy.ts';
import { loadPoolSecrets } from './pool-secrets.ts';
import { loadSigningKey } from './signing-key.ts';
import { poolNameOf } from './srp.ts';
import { findAccount, putUnconfirmedAccount } from './stores/account-store.ts';
import { createTokenSigner } from './token-signer.ts';
import { inUserPool } from './user-pool-tables.ts';
import type { UserPoolParts } from './user-pool-parts.ts';

/** The embedded sign-in service: Amazon Cognito's protocol, tokens and claims, on this process's own database. */
export interface LocalUserPool {
  readonly userPoolId: string;
  /** The `iss` of its tokens. */
  readonly issuer: string;
  /** The public keys, for `createAuthenticator` and for `/.well-known/jwks.json`. */
  readonly jwks: Jwks;
  /**
   * Answers one operation of the wire protocol, such as `SignUp`.
   * @throws {CognitoError} the refusal to put on the wire
   */
  answer(operation: string, body: unknown): Promise<object>;
  /**
   * Makes an account that can sign in at once, with the same trigger as a confirmed sign-up: an invitation written
   * before decides its group. For seeds and tests.
   * @throws {GaitwayError} CONFLICT when the address has a confirmed account
   * @throws {CognitoError} InvalidPasswordException
   */
  createConfirmedUser(user: NewUser): Promise<{ userId: string }>;
}

export interface NewUser {
  readonly email: string;
  readonly password: string;
  readonly givenName: string;
  readonly familyName: string;
}

export interface LocalUserPoolOptions {
  readonly database: Database;
  readonly triggers: SignUpTriggers;
  readonly notifier: Notifier;
  /** Where the signing key and the pool's secret are kept, for the owner's eyes only. */
  readonly keyFolder: string;
  /** Where browsers and phones reach this process; no slash at the end. */
  readonly publicUrl: string;
  /** `region_Name`, such as `local_gaitway`. */
  readonly userPoolId: string;
  readonly clientId: string;
  readonly tokenMinutes: number;
  readonly now: () => Date;
}

/**
 * Opens the pool; on the first start it makes its key. The database must have been migrated.
 * @throws {ExposedFileError} when others may read the key
 */
export async function openLocalUserPool(options: LocalUserPoolOptions): Promise<LocalUserPool> {
  const { database, triggers, notifier, userPoolId, clientId, tokenMinutes, now } = options;
  const issuer = `${options.publicUrl}/cognito/${userPoolId}`;
  const key = await loadSigningKey(options.keyFolder);
  const { jwks } = key;
  const parts: UserPoolParts = {
    clientId,
    poolName: poolNameOf(userPoolId),
    within: (work) => database.within(systemScope('local user pool'), (tx) => work(inUserPool(tx))),
    secrets: await loadPoolSecrets(options.keyFolder),
    signer: createTokenSigner({ key, issuer, clientId, tokenMinutes, now }),
    authenticator: createAuthenticator({ issuer, clientId, jwks }),
    triggers,
    notifier,
    now,
  };
  const operations = new Map<string, Operation>(
    Object.entries({
      ...signUpOperations(parts),
      ...signInOperations(parts),
      ...tokenOperations(parts),
      ...passwordOperations(parts),
    }),
  );

  return {
    userPoolId,
    issuer,
    jwks,
    answer(operation, body) {
      const run = operations.get(operation);
      if (!run) {
        throw new CognitoError('UnknownOperationException', 'The user pool has no such operation.');
      }
      return run(body);
    },
    createConfirmedUser: (user) => createConfirmedUser(parts, user),
  };
}

async function createConfirmedUser(
  parts: UserPoolParts,
  { email: address, password, givenName, familyName }: NewUser,
): Promise<{ userId: string }> {
  assertStrongPassword(password);
  const email = address.toLowerCase();
  const earlier = await parts.within((tx) => findAccount(tx, email));
  if (earlier?.confirmed_at) throw conflict('This address has an account already.');
  const id = earlier?.id ?? randomUUID();
  const account = { id, email, given_name: givenName, family_name: familyName };
  const credentials = await createCredentials(parts, id, password);
  await parts.within((tx) => putUnconfirmedAccount(tx, { ...account, ...credentials }));
  await welcome(parts, account);
  return { userId: id };
}
