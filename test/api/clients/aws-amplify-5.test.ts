import { createRequire } from 'node:module';
import { API, Auth, graphqlOperation } from 'aws-amplify-5';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../../support/clinic.ts';
import { changesOf } from '../../support/changes.ts';
import { PASSWORD, startGateway, type TestGateway } from '../../support/start-gateway.ts';
import { provideWebSocket } from '../../support/watched-web-socket.ts';
import { ME, type Me, RECORDING_CHANGED, SUBMIT_RECORDING } from './recording-documents.ts';

let gateway: TestGateway;
let clinic: Clinic;
const { arrival, sockets } = provideWebSocket();

/** The transport of `API`'s subscriptions. */
const { InternalPubSub } = createRequire(import.meta.url)('@aws-amplify/pubsub/internals') as {
  InternalPubSub: { configure(config: object): void };
};

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  configure({});
});
afterAll(async () => {
  await Auth.signOut();
  await gateway.stop();
});

/** `Amplify.configure` normally sets it, but does not reach the several copies of Amplify's core here. */
function configure(auth: { authenticationFlowType?: string }): void {
  const config = {
    Auth: {
      region: 'local',
      userPoolId: gateway.config.USER_POOL_ID,
      userPoolWebClientId: gateway.config.USER_POOL_CLIENT_ID,
      endpoint: `${gateway.url}/cognito`,
      ...auth,
    },
    aws_appsync_graphqlEndpoint: `${gateway.url}/graphql`,
    aws_appsync_authenticationType: 'AMAZON_COGNITO_USER_POOLS',
    // Amplify's own switch for `ws://`.
    aws_appsync_dangerously_connect_to_http_endpoint_for_testing: true,
  };
  for (const category of [Auth, API, InternalPubSub]) category.configure(config);
}

const ask = <Data>(query: string, variables: object = {}) =>
  API.graphql(graphqlOperation(query, variables)) as Promise<{ data: Data }>;

async function submit(): Promise<string> {
  const input = clinic.submitInput();
  await ask(SUBMIT_RECORDING, { input });
  return input.id;
}

it('signs in by password and by SRP, and queries', async () => {
  configure({ authenticationFlowType: 'USER_PASSWORD_AUTH' });
  await Auth.signIn(clinic.provider.email, PASSWORD);
  await Auth.signOut();
  configure({ authenticationFlowType: 'USER_SRP_AUTH' });
  await Auth.signIn(clinic.provider.email, PASSWORD);
  const { data } = await ask<Me>(ME);
  expect(data.me.id).toBe(clinic.provider.userId);
});

it('shows why a token was rejected', async () => {
  const refused = API.graphql({ query: ME, authMode: 'AWS_LAMBDA', authToken: 'nonsense' });
  await expect(refused).rejects.toMatchObject({
    errors: [
      {
        message: 'The token was refused: it is not a token.',
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ],
  });
});

it('receives every change, across a refreshed token and a broken socket, until it stops', async () => {
  const changes = changesOf();
  const started = arrival('start_ack');
  const keptAlive = arrival('ka');
  const subscription = (
    API.graphql(
      graphqlOperation(RECORDING_CHANGED, { participantId: clinic.participantId }),
    ) as Subscribable
  ).subscribe({ next: ({ value }) => changes.add(value.data), error: changes.fail });
  await Promise.all([started, keptAlive]);

  const first = await submit();
  await changes.until(first, 'AWAITING_MODEL');

  await refresh();
  const second = await submit();
  await changes.until(second, 'AWAITING_MODEL');
  expect(sockets).toHaveLength(1);

  const startedAgain = arrival('start_ack');
  sockets[0]!.terminate();
  await startedAgain; // Amplify waits five seconds first
  const third = await submit();
  await changes.until(third, 'AWAITING_MODEL');

  const completed = arrival('complete');
  subscription.unsubscribe();
  await completed;
});

interface Subscribable {
  subscribe(observer: {
    next: (event: { value: { data: unknown } }) => void;
    error: (error: unknown) => void;
  }): { unsubscribe(): void };
}

interface CognitoUser {
  refreshSession(token: unknown, done: (error: Error | null, session: unknown) => void): void;
}

/** What Amplify does itself when a token has expired. */
async function refresh(): Promise<void> {
  const user = (await Auth.currentAuthenticatedUser()) as CognitoUser;
  const before = await Auth.currentSession();
  await new Promise((resolve, reject) => {
    user.refreshSession(before.getRefreshToken(), (error, session) =>
      error ? reject(error) : resolve(session),
    );
  });
  const after = await Auth.currentSession();
  expect(after.getAccessToken().getJwtToken()).not.toBe(before.getAccessToken().getJwtToken());
}
