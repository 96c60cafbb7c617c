import { Amplify } from 'aws-amplify';
import { generateClient, type GraphQLResult, type GraphQLSubscription } from 'aws-amplify/api';
import { fetchAuthSession, signIn, signOut } from 'aws-amplify/auth';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../../support/clinic.ts';
import { changesOf } from '../../support/changes.ts';
import { PASSWORD, startGateway, type TestGateway } from '../../support/start-gateway.ts';
import { provideWebSocket } from '../../support/watched-web-socket.ts';
import {
  ME,
  type Me,
  RECORDING_CHANGED,
  type RecordingChanged,
  SUBMIT_RECORDING,
} from './recording-documents.ts';

let gateway: TestGateway;
let clinic: Clinic;
const { arrival, sockets } = provideWebSocket();
const client = generateClient();

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: gateway.config.USER_POOL_ID,
        userPoolClientId: gateway.config.USER_POOL_CLIENT_ID,
        userPoolEndpoint: `${gateway.url}/cognito`,
      },
    },
    API: {
      GraphQL: {
        // Amplify turns `http://` into `wss://` but does not change capitals, which allows sockets without a
        // certificate.
        endpoint: `${gateway.url.replace('http:', 'HTTP:')}/graphql`,
        defaultAuthMode: 'userPool',
      },
    },
  });
});
afterAll(async () => {
  await signOut();
  await gateway.stop();
});

async function submit(): Promise<string> {
  const input = clinic.submitInput();
  await client.graphql({ query: SUBMIT_RECORDING, variables: { input } });
  return input.id;
}

it('signs in by password and by SRP, and queries', async () => {
  const username = clinic.provider.email;
  await signIn({ username, password: PASSWORD, options: { authFlowType: 'USER_PASSWORD_AUTH' } });
  await signOut();
  await signIn({ username, password: PASSWORD });
  const { data } = (await client.graphql({ query: ME })) as GraphQLResult<Me>;
  expect(data.me.id).toBe(clinic.provider.userId);
});

it('shows why a token was rejected', async () => {
  const refused = client.graphql({ query: ME, authMode: 'lambda', authToken: 'nonsense' });
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
  const variables = { participantId: clinic.participantId };
  const events = client.graphql<GraphQLSubscription<RecordingChanged>>({
    query: RECORDING_CHANGED,
    variables,
  });
  const subscription = events.subscribe({
    next: ({ data }) => changes.add(data),
    error: changes.fail,
  });
  await Promise.all([started, keptAlive]);

  const first = await submit();
  await changes.until(first, 'AWAITING_MODEL');

  const before = await fetchAuthSession();
  const after = await fetchAuthSession({ forceRefresh: true });
  expect(String(after.tokens?.accessToken)).not.toBe(String(before.tokens?.accessToken));
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
