import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { openRawSocket, type RawSocket } from '../support/raw-socket.ts';
import {
  PASSWORD,
  startGateway,
  type TestGateway,
  type TestUser,
} from '../support/start-gateway.ts';

let gateway: TestGateway;
let clinic: Clinic;
let admin: TestUser;

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  admin = await gateway.newUser(clinic.organizationId, 'admin');
});
afterAll(() => gateway.stop());

/** Opens a socket with a running subscription of the user. */
const OPEN: Record<string, (user: TestUser) => Promise<RawSocket>> = {
  async 'graphql-transport-ws'({ token }) {
    const raw = await openRawSocket(
      `${gateway.url.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
    );
    raw.send({ type: 'connection_init', payload: { authorization: token } });
    await raw.next('connection_ack');
    return raw;
  },
  async 'graphql-ws, as Amplify'({ token }) {
    const authorization = { Authorization: token, host: 'gateway' };
    const header = Buffer.from(JSON.stringify(authorization)).toString('base64url');
    const raw = await openRawSocket(`${gateway.url.replace('http', 'ws')}/graphql/realtime`, [
      'graphql-ws',
      `header-${header}`,
    ]);
    raw.send({ type: 'connection_init' });
    await raw.next('connection_ack');
    raw.send({
      id: 'one',
      type: 'start',
      payload: {
        data: JSON.stringify({ query: 'subscription { recordingChanged { id } }', variables: {} }),
        extensions: { authorization },
      },
    });
    await raw.next('start_ack');
    return raw;
  },
};

const callPool = (operation: string, body: object) =>
  fetch(`${gateway.url}/cognito`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(body),
  });

const ENDS: Record<string, (user: TestUser) => Promise<unknown>> = {
  'the user signs out everywhere': ({ token }) => callPool('GlobalSignOut', { AccessToken: token }),
  'the user changes the password elsewhere': async ({ email }) => {
    const signedIn = await callPool('InitiateAuth', {
      ClientId: 'gaitway-portal',
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD },
    });
    const { AuthenticationResult } = (await signedIn.json()) as {
      AuthenticationResult: { AccessToken: string };
    };
    return callPool('ChangePassword', {
      AccessToken: AuthenticationResult.AccessToken,
      PreviousPassword: PASSWORD,
      ProposedPassword: 'Another-Horse-8',
    });
  },
  'an admin signs the user out': ({ userId }) => change('signOutUser', { userId }),
  'an admin disables the user': ({ userId }) =>
    change('setUserDisabled', { userId, disabled: true }),
};

const change = (mutation: string, input: object) =>
  clinic.ask(
    `mutation { ${mutation}(input: ${JSON.stringify(input).replaceAll(/"(\w+)":/g, '$1:')}) { user { id } } }`,
    {},
    admin,
  );

describe.each(Object.keys(OPEN))('a socket with %s closes when', (protocol) => {
  it.each(Object.keys(ENDS))('%s', async (ending) => {
    const user = await gateway.newUser(clinic.organizationId, 'careProvider');
    const neighbour = await OPEN[protocol]!(clinic.provider);
    const raw = await OPEN[protocol]!(user);
    await ENDS[ending]!(user);
    expect(await raw.closed).toBe(4499);
    expect(neighbour.socket.readyState).toBe(neighbour.socket.OPEN);
    neighbour.socket.close();
  });
});
