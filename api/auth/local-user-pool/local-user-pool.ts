import type { Jwks } from 'aws-jwt-verify/jwk';
import type { Database } from '../../database/database.ts';
import type { Log } from '../../log.ts';
import type { Mailer } from '../../notifications/notifier.ts';
import { createAuthenticator } from '../authenticator.ts';
import { systemScope } from '../scope.ts';
import type { SignUpTriggers } from '../sign-up-triggers.ts';
import type { UserDirectory } from '../user-directory.ts';
import { CognitoError } from './cognito-error.ts';
import { createPoolLimits, type NetworkLimits } from './limits/pool-limits.ts';
import { createLocalUserDirectory } from './local-user-directory.ts';
import { adminOperations } from './operations/admin.operations.ts';
import type { Operation } from './operations/operation.ts';
import { passwordOperations } from './operations/password.operations.ts';
import { secondFactorOperations } from './operations/second-factor.operations.ts';
import { signInOperations } from './operations/sign-in.operations.ts';
import { signUpOperations } from './operations/sign-up.operations.ts';
import { tokenOperations } from './operations/token.operations.ts';
import { loadPoolSecrets } from './pool-secrets.ts';
import type { AdminCredentials, WireRequest } from './request-signature.ts';
import { loadSigningKey } from './signing-key.ts';
import { poolNameOf } from './srp.ts';
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
   * Answers one operation of the wire protocol, such as `SignUp`. The request that it came in is what its signature
   * is about; operations of administrators have one, or are refused. `network` is the client's (`clientNetwork`).
   * @throws {CognitoError} the refusal to put on the wire
   */
  answer(operation: string, body: unknown, request: WireRequest, network: string): Promise<object>;
  /** The administrator's hand, for this process itself. */
  readonly directory: UserDirectory;
}

export interface LocalUserPoolOptions {
  readonly database: Database;
  readonly triggers: SignUpTriggers;
  readonly notifier: Mailer;
  readonly log: Log;
  /** Where the signing key and the pool's secret are kept, for the owner's eyes only. */
  readonly keyFolder: string;
  /** Where browsers and phones reach this process; no slash at the end. */
  readonly publicUrl: string;
  /** `region_Name`, such as `local_gaitway`. */
  readonly userPoolId: string;
  readonly clientId: string;
  readonly tokenMinutes: number;
  /** The longest life of a session, and that of one that is not renewed. */
  readonly sessionDays: { readonly longest: number; readonly idle: number };
  /** Of hashing a password: the logarithm, to base 2, of scrypt's N. */
  readonly passwordCost: number;
  readonly networkLimits: NetworkLimits;
  /** Who may administer the pool over the wire; without them nobody may. */
  readonly adminCredentials?: AdminCredentials | undefined;
  readonly now: () => Date;
}

const DAY_MS = 24 * 3600_000;

/**
 * Opens the pool; on the first start it makes its key. The database must have been migrated.
 * @throws {ExposedFileError} when others may read the key
 */
export async function openLocalUserPool(options: LocalUserPoolOptions): Promise<LocalUserPool> {
  const { database, triggers, notifier, log, userPoolId, clientId, tokenMinutes, now } = options;
  const issuer = `${options.publicUrl}/cognito/${userPoolId}`;
  const key = await loadSigningKey(options.keyFolder);
  const { jwks } = key;
  const records: Pick<UserPoolParts, 'within' | 'secrets' | 'now'> = {
    within: (work) => database.within(systemScope('local user pool'), (tx) => work(inUserPool(tx))),
    secrets: await loadPoolSecrets(options.keyFolder),
    now,
  };
  const parts: UserPoolParts = {
    ...records,
    limits: createPoolLimits(records, options.networkLimits),
    clientId,
    poolName: poolNameOf(userPoolId),
    passwordCost: options.passwordCost,
    sessionLife: {
      longestMs: options.sessionDays.longest * DAY_MS,
      idleMs: options.sessionDays.idle * DAY_MS,
    },
    signer: createTokenSigner({ key, issuer, clientId, tokenMinutes, now }),
    authenticator: createAuthenticator({ issuer, clientIds: [clientId], jwks }),
    triggers,
    notifier,
    log,
  };
  const operations = new Map<string, Operation>(
    Object.entries({
      ...signUpOperations(parts),
      ...signInOperations(parts),
      ...tokenOperations(parts),
      ...passwordOperations(parts),
      ...secondFactorOperations(parts),
    }),
  );

  const directory = createLocalUserDirectory(parts);
  const administration =
    options.adminCredentials &&
    (await openAdministration(options.adminCredentials, { ...parts, userPoolId }, directory));

  return {
    userPoolId,
    issuer,
    jwks,
    directory,
    async answer(operation, body, request, network) {
      const run = operations.get(operation) ?? administration?.get(operation)?.(request);
      if (!run) {
        throw new CognitoError('UnknownOperationException', 'The user pool has no such operation.');
      }
      return run(body, network);
    },
  };
}

/** The operations of administrators, each behind the check of its request's signature. */
async function openAdministration(
  credentials: AdminCredentials,
  parts: Parameters<typeof adminOperations>[0],
  directory: UserDirectory,
): Promise<ReadonlyMap<string, (request: WireRequest) => Operation>> {
  // Loaded here alone, because most pools have no administrator on the wire.
  const { createSignatureCheck } = await import('./request-signature.ts');
  const assertSigned = createSignatureCheck(credentials);
  const guarded = Object.entries(adminOperations(parts, directory)).map(
    ([name, run]) =>
      [
        name,
        (request: WireRequest): Operation =>
          async (body, network) => {
            await assertSigned(request, parts.now());
            return run(body, network);
          },
      ] as const,
  );
  return new Map(guarded);
}
