import { join } from 'node:path';
import { type Authenticator, createAuthenticator, withoutIdTokens } from '../auth/authenticator.ts';
import { openLocalUserPool, type LocalUserPool } from '../auth/local-user-pool/local-user-pool.ts';
import type { SignUpTriggers } from '../auth/sign-up-triggers.ts';
import type { UserDirectory } from '../auth/user-directory.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import type { PortalConfig } from '../http/portal-routes.ts';
import type { Log } from '../log.ts';
import type { Mailer } from '../notifications/notifier.ts';

/** The configured way of signing in. */
export interface SignIn {
  readonly authenticator: Authenticator;
  readonly userDirectory: UserDirectory;
  /** The embedded sign-in service; undefined with an external one. */
  readonly localUserPool: LocalUserPool | undefined;
  /** The portal's sign-in settings. */
  readonly portal: Pick<PortalConfig, 'userPoolId' | 'userPoolClientId' | 'userPoolEndpoint'>;
  /** Other origins at which browsers sign in. */
  readonly origins: readonly string[];
  close(): void;
}

export interface SignInOptions {
  readonly database: Database;
  readonly triggers: SignUpTriggers;
  readonly notifier: Mailer;
  readonly log: Log;
  readonly now: () => Date;
}

/** Opens the configured sign-in service. Loads only the chosen adapter. */
export async function composeSignIn(config: Config, options: SignInOptions): Promise<SignIn> {
  const signIn = await openSignIn(config, options);
  if (config.ACCEPT_ID_TOKENS) return signIn;
  return { ...signIn, authenticator: withoutIdTokens(signIn.authenticator) };
}

async function openSignIn(config: Config, options: SignInOptions): Promise<SignIn> {
  switch (config.USER_POOL) {
    case 'local':
      return local(config, options);
    case 'cognito':
      return cognito(config, options);
    case 'oidc':
      return oidc(config);
  }
}

async function local(config: Config, options: SignInOptions): Promise<SignIn> {
  const { USER_POOL_ADMIN_KEY_ID: accessKeyId, USER_POOL_ADMIN_SECRET: secretAccessKey } = config;
  const pool = await openLocalUserPool({
    ...options,
    keyFolder: join(config.DATA_DIR, 'user-pool'),
    publicUrl: config.PUBLIC_URL,
    userPoolId: config.USER_POOL_ID,
    clientId: config.USER_POOL_CLIENT_ID,
    tokenMinutes: config.TOKEN_MINUTES,
    sessionDays: { longest: config.SESSION_DAYS, idle: config.SESSION_IDLE_DAYS },
    passwordCost: config.PASSWORD_COST,
    networkLimits: {
      signIns: config.SIGN_INS_PER_ADDRESS,
      failures: config.SIGN_IN_FAILURES_PER_ADDRESS,
      mails: config.MAILS_PER_ADDRESS,
    },
    adminCredentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
  });
  return {
    authenticator: createAuthenticator({
      issuer: pool.issuer,
      clientIds: [config.USER_POOL_CLIENT_ID],
      jwks: pool.jwks,
    }),
    userDirectory: pool.directory,
    localUserPool: pool,
    portal: {
      userPoolId: config.USER_POOL_ID,
      userPoolClientId: config.USER_POOL_CLIENT_ID,
      userPoolEndpoint: `${config.PUBLIC_URL}/cognito`,
    },
    origins: [],
    close: () => undefined,
  };
}

async function cognito(config: Config, { triggers }: SignInOptions): Promise<SignIn> {
  const { createCognitoUserDirectory } = await import('../auth/cognito/cognito-user-directory.ts');
  const userPoolId = config.COGNITO_USER_POOL_ID!;
  const clientIds = config.COGNITO_CLIENT_IDS!;
  const region = userPoolId.slice(0, userPoolId.indexOf('_'));
  const emulator = config.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER ?? null;
  const endpoint = emulator ?? `https://cognito-idp.${region}.amazonaws.com`;
  const userDirectory = createCognitoUserDirectory({ userPoolId, triggers });
  return {
    authenticator: createAuthenticator({ issuer: `${endpoint}/${userPoolId}`, clientIds }),
    userDirectory,
    localUserPool: undefined,
    portal: { userPoolId, userPoolClientId: clientIds[0]!, userPoolEndpoint: emulator },
    origins: [new URL(endpoint).origin],
    close: () => userDirectory.close(),
  };
}

async function oidc(config: Config): Promise<SignIn> {
  const { createOidcAuthenticator } = await import('../auth/oidc-authenticator.ts');
  const { foreignUserDirectory } = await import('../auth/foreign-user-directory.ts');
  return {
    authenticator: createOidcAuthenticator({
      issuer: config.OIDC_ISSUER!,
      audiences: config.OIDC_AUDIENCE!,
      groupsClaim: config.OIDC_GROUPS_CLAIM,
      groupNames: config.OIDC_GROUPS ?? new Map(),
      secondFactorValues: config.OIDC_SECOND_FACTOR,
    }),
    userDirectory: foreignUserDirectory,
    localUserPool: undefined,
    portal: { userPoolId: null, userPoolClientId: null, userPoolEndpoint: null },
    origins: [],
    close: () => undefined,
  };
}
