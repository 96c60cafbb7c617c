import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type CognitoUserDirectory,
  createCognitoUserDirectory,
} from '../../api/auth/cognito/cognito-user-directory.ts';
import {
  ADMIN_CREDENTIALS,
  PASSWORD,
  type PoolFixture,
  startPool,
  USER_POOL_ID,
} from '../api/sign-in/pool-fixture.ts';
import {
  duplicate,
  type FaultyEndpoint,
  refuse,
  resetAfter,
  resetBefore,
  startFaultyEndpoint,
  trickle,
  truncate,
} from '../support/aws/faulty-endpoint.ts';
import { describeUserDirectory } from './user-directory.contract.ts';

/** Without remote administration. */
let closed: PoolFixture;
let cognito: Awaited<ReturnType<typeof startCognito>>;

beforeAll(async () => {
  closed = await startPool();
  cognito = await startCognito();
});
afterAll(async () => {
  await cognito?.stop();
  await closed?.stop();
});

describeUserDirectory('the local user pool', () => ({
  fixture: closed,
  directory: closed.pool.directory,
}));

describeUserDirectory('Amazon Cognito, whose client is spoken to by the local pool', () => cognito);

/** The adapter with the real client, over a connection with scripted faults. */
async function startCognito() {
  const fixture = await startPool({ adminCredentials: ADMIN_CREDENTIALS });
  const wire = await startFaultyEndpoint(fixture.origin);
  const directory = openDirectory(wire, fixture);
  return {
    fixture,
    wire,
    directory,
    async stop() {
      directory.close();
      await wire.close();
      await fixture.stop();
    },
  };
}

function openDirectory(
  wire: FaultyEndpoint,
  fixture: PoolFixture,
  credentials = ADMIN_CREDENTIALS,
): CognitoUserDirectory {
  vi.stubEnv('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER', `${wire.url}/cognito`);
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
  return createCognitoUserDirectory({ userPoolId: USER_POOL_ID, triggers: fixture.triggers });
}

const THROTTLED = refuse(400, '{"__type":"TooManyRequestsException","message":"Rate exceeded"}', {
  'content-type': 'application/x-amz-json-1.1',
  'x-amzn-errortype': 'TooManyRequestsException',
});
const BROKEN = refuse(500, '{"__type":"InternalErrorException"}', {
  'content-type': 'application/x-amz-json-1.1',
});

describe('requests to Amazon Cognito', () => {
  let people = 0;

  beforeAll(() => cognito.wire.reset());

  const newUser = (directory = cognito.directory, email = `wire${++people}@example.org`) =>
    directory.createConfirmedUser({ email, password: PASSWORD, givenName: '', familyName: '' });

  it('completes a creation when every response is lost once', async () => {
    for (const step of [
      'AdminCreateUser',
      'AdminListGroupsForUser',
      'AdminAddUserToGroup',
      'AdminSetUserPassword',
    ]) {
      const isStep = `AWSCognitoIdentityProviderService.${step}`;
      cognito.wire.script([resetAfter], ({ headers }) => headers['x-amz-target'] === isStep);
    }
    const { userId } = await newUser();
    expect(await cognito.directory.find(userId)).toMatchObject({ confirmed: true, enabled: true });
    expect(await cognito.directory.groupsOf(userId)).toEqual(['participant']);
    cognito.wire.reset();
  });

  it.each([
    ['a throttle', THROTTLED],
    ['a server error', BROKEN],
    ['a reset', resetBefore],
    ['a lost answer', resetAfter],
    ['an answer that breaks off', truncate(10)],
    ['an answer in slices', trickle(7)],
    ['a request that arrives twice', duplicate],
  ])('survives %s', async (_name, fault) => {
    const email = `wire${people}@example.org`;
    cognito.wire.script([fault]);
    expect(await cognito.directory.find(email)).toMatchObject({ confirmed: true });
    cognito.wire.script([fault]);
    await cognito.directory.enable(email);
    cognito.wire.reset();
  });

  it('throws UNAVAILABLE when the throttle does not end', async () => {
    cognito.wire.script([THROTTLED, THROTTLED, THROTTLED, THROTTLED]);
    await expect(cognito.directory.find('a@example.org')).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    expect(cognito.wire.requests).toHaveLength(4);
    cognito.wire.reset();
  });

  it('rejects unsigned requests, another secret, and changed requests', async () => {
    const { fixture, wire } = cognito;
    const Username = `wire${people}@example.org`;
    const body = { UserPoolId: USER_POOL_ID, Username };
    expect(await fixture.call('AdminDisableUser', body)).toMatchObject({
      status: 400,
      body: { __type: 'MissingAuthenticationTokenException' },
    });

    const stranger = openDirectory(wire, fixture, {
      accessKeyId: ADMIN_CREDENTIALS.accessKeyId,
      secretAccessKey: 'another secret that is as long as it has to be',
    });
    await expect(stranger.disable(Username)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      cause: { message: expect.stringMatching('InvalidSignatureException') as string },
    });
    stranger.close();

    wire.reset();
    await cognito.directory.enable(Username);
    const signed = wire.requests[0]!;
    const replay = async (target: string, text: string, headers: object = {}) => {
      const response = await fetch(`${wire.url}${signed.path}`, {
        method: 'POST',
        headers: {
          ...(signed.headers as Record<string, string>),
          'x-amz-target': `AWSCognitoIdentityProviderService.${target}`,
          ...headers,
        },
        body: text,
      });
      return ((await response.json()) as { __type?: string }).__type;
    };
    const same = signed.body.toString();
    const other = same.replace(Username, Username.replace('wire', 'evil'));
    const otherDigest = createHash('sha256').update(other).digest('hex');
    expect(await replay('AdminEnableUser', same)).toBeUndefined();
    expect(await replay('AdminDisableUser', same)).toBe('InvalidSignatureException');
    expect(await replay('AdminEnableUser', other)).toBe('InvalidSignatureException');
    expect(await replay('AdminEnableUser', other, { 'x-amz-content-sha256': otherDigest })).toBe(
      'InvalidSignatureException',
    );
    fixture.clock.advanceSeconds(6 * 60);
    expect(await replay('AdminEnableUser', same)).toBe('InvalidSignatureException');
    fixture.clock.advanceSeconds(-6 * 60);
    expect(await cognito.directory.find(Username)).toMatchObject({ enabled: true });
  });

  it('does not exist without a configured administrator, signed or not', async () => {
    const wire = await startFaultyEndpoint(closed.origin);
    const directory = openDirectory(wire, closed);
    await expect(directory.find('ada@example.org')).rejects.toMatchObject({
      cause: { message: expect.stringMatching('UnknownOperationException') as string },
    });
    directory.close();
    await wire.close();
  });
});
