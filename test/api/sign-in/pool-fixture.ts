import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify } from 'fastify';
import { openLocalUserPool } from '../../../api/auth/local-user-pool/local-user-pool.ts';
import type { NetworkLimits } from '../../../api/auth/local-user-pool/limits/pool-limits.ts';
import type { AdminCredentials } from '../../../api/auth/local-user-pool/request-signature.ts';
import { registerLocalUserPool } from '../../../api/auth/local-user-pool/register-local-user-pool.ts';
import { createAuthenticator } from '../../../api/auth/authenticator.ts';
import { systemScope } from '../../../api/auth/scope.ts';
import { createSignUpTriggers } from '../../../api/auth/sign-up-triggers.ts';
import { createLog } from '../../../api/log.ts';
import { registerOutboxPage } from '../../../api/notifications/outbox-page.ts';
import { createOutboxNotifier } from '../../../api/notifications/outbox-notifier.ts';
import { openMigratedDatabase } from '../../support/migrated-database.ts';
import { putSigningKey } from '../../support/signing-key.ts';

export const USER_POOL_ID = 'local_gaitway';
export const CLIENT_ID = 'gaitway-portal';
export const PASSWORD = 'Correct-Horse-7';

/** A clock that only tests advance. It starts at the real time, because tokens are verified against that. */
export interface TestClock {
  now(): Date;
  advanceSeconds(seconds: number): void;
}

/** The sign-in service with one organization, on real HTTP and a new database. */
export type PoolFixture = Awaited<ReturnType<typeof startPool>>;

/** Valid for pools that are started with them. */
export const ADMIN_CREDENTIALS: AdminCredentials = {
  accessKeyId: 'AKIDFORTESTSONLY',
  secretAccessKey: 'a secret for tests that is long enough',
};

export async function startPool({
  adminCredentials,
  networkLimits = { signIns: 1000, failures: 300, mails: 100 },
}: {
  readonly adminCredentials?: AdminCredentials;
  readonly networkLimits?: NetworkLimits;
} = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'gaitway-pool-'));
  const { database, remove } = await openMigratedDatabase();
  const organizationId = await database.within(systemScope('test'), async ({ sql }) => {
    const { id } = await sql
      .insertInto('organizations')
      .values({ name: 'Clinic' })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
  const clock = createClock();
  const { now } = clock;
  const keyFolder = join(folder, 'user-pool');
  await putSigningKey(keyFolder);
  const triggers = createSignUpTriggers({ database, signUpOrganizationId: undefined, now });
  const outbox = createOutboxNotifier({ database, now });
  const mailsUnderWay = new Set<Promise<void>>();
  const pool = await openLocalUserPool({
    database,
    triggers,
    notifier: {
      sendMail(mail) {
        const sent = outbox.sendMail(mail);
        mailsUnderWay.add(sent);
        return sent;
      },
    },
    log: createLog('silent'),
    keyFolder,
    publicUrl: 'http://localhost:4000',
    userPoolId: USER_POOL_ID,
    clientId: CLIENT_ID,
    tokenMinutes: 60,
    sessionDays: { longest: 30, idle: 14 },
    passwordCost: 10,
    networkLimits,
    adminCredentials,
    now,
  });
  const app = fastify({ trustProxy: 'loopback' }); // requests name their client address
  await registerLocalUserPool(app, pool);
  registerOutboxPage(app, outbox);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const authenticator = createAuthenticator({
    issuer: pool.issuer,
    clientIds: [CLIENT_ID],
    jwks: pool.jwks,
  });
  let people = 0;

  /** The mails to the address, newest first. Some responses do not wait for their mail. */
  async function mailsTo(email: string) {
    await Promise.all(mailsUnderWay);
    return (await outbox.messages()).filter(({ to }) => to === email);
  }

  /** Calls one operation like a client, optionally from another address. */
  async function call(operation: string, body: object, from?: string) {
    const response = await fetch(`${origin}/cognito`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
        ...(from !== undefined && { 'x-forwarded-for': from }),
      },
      body: JSON.stringify(body),
    });
    return {
      status: response.status,
      errorType: response.headers.get('x-amzn-errortype'),
      retryAfter: response.headers.get('retry-after'),
      body: (await response.json()) as Answer,
    };
  }

  return {
    database,
    organizationId,
    clock,
    keyFolder,
    triggers,
    outbox,
    mailsTo,
    pool,
    origin,
    endpoint: `${origin}/cognito`,
    authenticator,

    /** An unused email address. */
    newEmail: () => `person${++people}@example.org`,

    /** A confirmed account; its password is `PASSWORD`. */
    async newUser() {
      const email = `person${++people}@example.org`;
      const { userId } = await pool.directory.createConfirmedUser({
        email,
        password: PASSWORD,
        givenName: 'Ada',
        familyName: "O'Brien",
      });
      return { email, userId };
    },

    /** The newest code in a mail to the address, read from the outbox page. */
    async codeFor(email: string): Promise<string> {
      await Promise.all(mailsUnderWay);
      const response = await fetch(`${origin}/outbox.json`);
      const { messages } = (await response.json()) as { messages: { to: string; text: string }[] };
      const text = messages.find(({ to }) => to === email)?.text ?? '';
      const code = /\b\d{6}\b/.exec(text)?.[0];
      if (!code) throw new Error(`no code was sent to ${email}`);
      return code;
    },

    call,

    /** Signs in with the password itself. */
    signIn: (email: string, password = PASSWORD, from?: string) =>
      call(
        'InitiateAuth',
        {
          ClientId: CLIENT_ID,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: email, PASSWORD: password },
        },
        from,
      ),

    /** Begins a password exchange. `SRP_A` is any valid client value. */
    beginSrp: (email: string) =>
      call('InitiateAuth', {
        ClientId: CLIENT_ID,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: email, SRP_A: 'abc123' },
      }),

    /** Completes an exchange without knowing the password. */
    guessSrp: ({ body: { ChallengeParameters: challenge } }: { body: Answer }) =>
      call('RespondToAuthChallenge', {
        ClientId: CLIENT_ID,
        ChallengeName: 'PASSWORD_VERIFIER',
        ChallengeResponses: {
          USERNAME: challenge?.['USER_ID_FOR_SRP'],
          PASSWORD_CLAIM_SECRET_BLOCK: challenge?.['SECRET_BLOCK'],
          PASSWORD_CLAIM_SIGNATURE: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
          TIMESTAMP: 'Sat Nov 1 10:00:00 UTC 2025',
        },
      }),

    async stop(): Promise<void> {
      await app.close();
      await remove();
      await rm(folder, { recursive: true });
    },
  };
}

/** The parts of the responses that tests check. */
export interface Answer {
  readonly __type?: string;
  readonly message?: string;
  readonly UserSub?: string;
  readonly SecretCode?: string;
  readonly Session?: string;
  readonly ChallengeName?: string;
  readonly Status?: string;
  readonly UserMFASettingList?: readonly string[];
  readonly UserAttributes?: readonly { readonly Name: string; readonly Value: string }[];
  readonly ChallengeParameters?: Readonly<Record<string, string>>;
  readonly CodeDeliveryDetails?: Readonly<Record<string, string>>;
  readonly AuthenticationResult?: {
    readonly AccessToken: string;
    readonly IdToken: string;
    readonly RefreshToken: string;
    readonly ExpiresIn: number;
  };
}

function createClock(): TestClock {
  let time = Date.now();
  return {
    now: () => new Date(time),
    advanceSeconds: (seconds) => {
      time += seconds * 1000;
    },
  };
}
