import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemScope } from '../../../api/auth/scope.ts';
import { createSignUpTriggers, type SignUpTriggers } from '../../../api/auth/sign-up-triggers.ts';
import { awsEnvironment } from '../../support/aws/aws-environment.ts';
import { startCognitoOn } from '../../support/aws/cognito.ts';
import type { Endpoint } from '../../support/aws/http-endpoint.ts';
import { LOCAL_CREDENTIALS } from '../../support/aws/pre-signed.ts';
import { openMigratedDatabase } from '../../support/migrated-database.ts';
import { codeOf } from '../../support/one-time-code.ts';
import { putSigningKey } from '../../support/signing-key.ts';
import { startGateway, type TestGateway, type TestUser } from '../../support/start-gateway.ts';
import type { Answer } from './pool-fixture.ts';

// The pool has a separate database: as with Amazon Cognito, the gateway cannot see its sessions.

const USER_POOL_ID = 'local_Cognito';
const CLIENT_ID = 'gaitway-portal';

let folder: string;
let poolDatabase: Awaited<ReturnType<typeof openMigratedDatabase>>;
let cognito: Endpoint;
let gateway: TestGateway;
let organizationId: string;
/** Tokens have times in whole seconds, so later steps use the next one-time code. */
const nextMoment = () => vi.setSystemTime(Date.now() + 31_000);

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  folder = await mkdtemp(join(tmpdir(), 'gaitway-cognito-'));
  await putSigningKey(folder);
  poolDatabase = await openMigratedDatabase();
  const records = () =>
    createSignUpTriggers({
      database: gateway.gateway.database,
      signUpOrganizationId: undefined,
      now: () => new Date(),
    });
  const triggers: SignUpTriggers = {
    preSignUp: (user) => records().preSignUp(user),
    postConfirmation: (user) => records().postConfirmation(user),
    preTokenGeneration: (user) => records().preTokenGeneration(user),
  };
  cognito = await startCognitoOn(poolDatabase.database, triggers, {
    folder,
    userPoolId: USER_POOL_ID,
    clientId: CLIENT_ID,
    credentials: LOCAL_CREDENTIALS,
  });
  awsEnvironment({ AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url });
  gateway = await startGateway({
    USER_POOL: 'cognito',
    COGNITO_USER_POOL_ID: USER_POOL_ID,
    COGNITO_CLIENT_IDS: CLIENT_ID,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url,
  });
  organizationId = await gateway.newOrganization();
});
afterAll(async () => {
  vi.useRealTimers();
  await gateway?.stop();
  await cognito?.close();
  await poolDatabase?.remove();
  await rm(folder, { recursive: true });
});

async function call(operation: string, body: object): Promise<Answer> {
  const response = await fetch(cognito.url, {
    method: 'POST',
    headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer;
}

const signIn = async ({ email }: TestUser) => ({ token: await gateway.signIn(email) });

/** Enrols at the pool directly, like an app that does not know Gaitway. Returns the secret. */
async function enrol({ token: AccessToken }: { token: string }): Promise<string> {
  const { SecretCode: secret } = await call('AssociateSoftwareToken', { AccessToken });
  nextMoment();
  const UserCode = codeOf(secret!, new Date());
  await call('VerifySoftwareToken', { AccessToken, UserCode });
  await call('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings: { Enabled: true } });
  return secret!;
}

async function signInWithCode({ email }: TestUser, secret: string) {
  nextMoment();
  const { Session } = await call('InitiateAuth', {
    ClientId: CLIENT_ID,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: email, PASSWORD: 'Correct-Horse-7' },
  });
  const { AuthenticationResult } = await call('RespondToAuthChallenge', {
    ClientId: CLIENT_ID,
    ChallengeName: 'SOFTWARE_TOKEN_MFA',
    Session,
    ChallengeResponses: {
      USERNAME: email,
      SOFTWARE_TOKEN_MFA_CODE: codeOf(secret, new Date()),
    },
  });
  return { token: AuthenticationResult!.AccessToken };
}

const me = async ({ token }: { token: string }) => {
  const { errors } = await gateway.graphql(`{ me { id } }`, {}, token);
  return errors?.[0]?.extensions.code ?? 'ok';
};

const record = ({ token }: { token: string }, enabled: boolean) =>
  gateway.graphql<{ recordSecondFactor: { signedOut: boolean } }>(
    `mutation ($enabled: Boolean!) { recordSecondFactor(input: { enabled: $enabled }) { signedOut } }`,
    { enabled },
    token,
  );

const demand = (secondFactorRequired: boolean) =>
  gateway.gateway.database.within(systemScope('test'), (tx) =>
    sql`update organizations set second_factor_required = ${secondFactorRequired}`.execute(tx.sql),
  );

describe('with Amazon Cognito, an organization that requires a second factor', () => {
  beforeAll(() => demand(true));
  afterAll(() => demand(false));

  it('trusts only sign-ins after the second factor was set up, and ends other sessions', async () => {
    const user = await gateway.newUser(organizationId, 'careProvider');
    const stranger = await signIn(user);
    expect(await me(stranger)).toBe('FORBIDDEN');
    const secret = await enrol(user);

    // Even if a stranger sends the first request, no earlier session is trusted.
    expect(await me(stranger)).toBe('UNAUTHENTICATED');
    expect(await me(user)).toBe('UNAUTHENTICATED');
    for (const { token: AccessToken } of [stranger, user]) {
      const off = { SoftwareTokenMfaSettings: { Enabled: false } };
      expect(await call('SetUserMFAPreference', { AccessToken, ...off })).toMatchObject({
        __type: 'NotAuthorizedException',
      });
    }

    const own = await signInWithCode(user, secret);
    expect(await me(own)).toBe('ok');
    expect(await me(stranger)).toBe('UNAUTHENTICATED');
  });

  it('trusts no earlier session once the factor was off', async () => {
    const user = await gateway.newUser(organizationId, 'careProvider');
    const secret = await enrol(user);
    expect(await me(user)).toBe('UNAUTHENTICATED');
    const own = await signInWithCode(user, secret);
    const AccessToken = own.token;
    const off = { SoftwareTokenMfaSettings: { Enabled: false } };
    await call('SetUserMFAPreference', { AccessToken, ...off });
    expect(await me(own)).toBe('FORBIDDEN');
    const byPassword = await signIn(user);
    expect(await me(byPassword)).toBe('FORBIDDEN');

    await enrol(own);
    expect(await me(byPassword)).toBe('UNAUTHENTICATED');
    expect(await me(own)).toBe('UNAUTHENTICATED');
  });
});

describe('with Amazon Cognito', () => {
  it('a reported second factor ends all sessions within a round trip', async () => {
    const user = await gateway.newUser(organizationId, 'careProvider');
    const stranger = await signIn(user);
    expect(await me(stranger)).toBe('ok');
    expect((await record(user, true)).errors?.[0]?.extensions.code).toBe('CONFLICT');
    expect((await record(user, false)).data.recordSecondFactor).toEqual({ signedOut: false });
    const secret = await enrol(user);
    expect((await record(user, true)).data.recordSecondFactor).toEqual({ signedOut: true });
    expect(await me(stranger)).toBe('UNAUTHENTICATED');
    expect(await me(user)).toBe('UNAUTHENTICATED');
    const own = await signInWithCode(user, secret);
    expect(await me(own)).toBe('ok');
    expect((await record(own, true)).data.recordSecondFactor).toEqual({ signedOut: false });
  });

  it.each(['signOutUser', 'resetSecondFactor'])('%s ends access tokens too', async (field) => {
    const admin = await gateway.newUser(organizationId, 'admin');
    const user = await gateway.newUser(organizationId, 'careProvider');
    expect(await me(user)).toBe('ok');
    const { data } = await gateway.graphql(
      `mutation ($id: ID!) { ${field}(input: { userId: $id }) { accountChange } }`,
      { id: user.userId },
      admin.token,
    );
    expect(data).toEqual({ [field]: { accountChange: 'CHANGED' } });
    expect(await me(user)).toBe('UNAUTHENTICATED');
    nextMoment();
    expect(await me(await signIn(user))).toBe('ok');
  });

  it('an erased person is not recreated by a valid token', async () => {
    const admin = await gateway.newUser(organizationId, 'admin');
    const person = await gateway.newUser(organizationId, 'participant');
    const { data } = await gateway.graphql<{ me: { participant: { id: string } } }>(
      `{ me { participant { id } } }`,
      {},
      person.token,
    );
    const { id } = data.me.participant;
    await gateway.graphql(
      `mutation ($id: ID!) { requestErasure(input: { participantId: $id, requested: true }) {
        participant { id } } }`,
      { id },
      person.token,
    );
    const erased = await gateway.graphql(
      `mutation ($id: ID!) { eraseParticipant(input: { participantId: $id }) { account } }`,
      { id },
      admin.token,
    );
    expect(erased.data).toEqual({ eraseParticipant: { account: 'REMOVED' } });
    expect(await me(person)).toBe('UNAUTHENTICATED');
    // A trigger that Cognito repeats after a late response creates no new record either.
    const { email, userId } = person;
    const triggers = createSignUpTriggers({
      database: gateway.gateway.database,
      signUpOrganizationId: organizationId,
      now: () => new Date(),
    });
    const user = { userId, email, givenName: 'Ada', familyName: '' };
    await expect(triggers.postConfirmation(user)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await me(person)).toBe('UNAUTHENTICATED');
    await expect
      .poll(() => gateway.gateway.userDirectory.find(email), { timeout: 20_000 })
      .toBeUndefined();
  });
});
