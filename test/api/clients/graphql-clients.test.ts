import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { OperationTypeNode } from 'graphql';
import { GraphQLClient } from 'graphql-request';
import { createClient, type Client as SocketClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { changesOf } from '../../support/changes.ts';
import { type Clinic, openClinic } from '../../support/clinic.ts';
import { startGateway, type TestGateway } from '../../support/start-gateway.ts';
import {
  ASSIGN_TEST,
  type AssignTest,
  ME,
  type Me,
  RECORDING,
  type Recording,
  RECORDING_CHANGED,
  SUBMIT_RECORDING,
  type SubmitRecording,
} from './recording-documents.ts';

let gateway: TestGateway;
let clinic: Clinic;

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
});
afterAll(() => gateway.stop());

const url = () => `${gateway.url}/graphql`;

const socketTo = (token: () => string) =>
  createClient({
    url: url().replace('http', 'ws'),
    connectionParams: () => ({ authorization: token() }),
    webSocketImpl: WebSocket,
  });

const settle = (socket: SocketClient) => socket.iterate({ query: '{ me { id } }' }).next();

/** The operations of a test with any client. */
interface ClientUnderTest {
  query<Data>(document: string, variables?: object): Promise<Data>;
  mutate<Data>(document: string, variables: object): Promise<Data>;
  /** Absent when the client has no subscriptions. Returns a function that stops it. */
  subscribe?(
    document: string,
    variables: object,
    add: (data: unknown) => void,
    fail: (error: unknown) => void,
  ): () => void;
  /** Resolves once the socket has responded, and so has handled everything before. */
  settle?(): Promise<unknown>;
  dispose(): void | Promise<void>;
}

function apolloClient(token: () => string): ClientUnderTest {
  const socket = socketTo(token);
  const authorize = new SetContextLink(({ headers }) => ({
    headers: { ...(headers as object), authorization: token() },
  }));
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      authorize.concat(new HttpLink({ uri: url() })),
    ),
  });
  return {
    query: async <Data>(document: string, variables = {}) =>
      (await client.query({ query: gql(document), variables, fetchPolicy: 'no-cache' }))
        .data as Data,
    mutate: async <Data>(document: string, variables: object) =>
      (await client.mutate({ mutation: gql(document), variables })).data as Data,
    subscribe(document, variables, add, fail) {
      const subscription = client
        .subscribe({ query: gql(document), variables })
        .subscribe(({ data, error }) => (error ? fail(error) : add(data)));
      return () => subscription.unsubscribe();
    },
    settle: () => settle(socket),
    dispose: () => socket.dispose(),
  };
}

function urqlClient(token: () => string): ClientUnderTest {
  const socket = socketTo(token);
  const client = new Client({
    url: url(),
    preferGetMethod: false,
    exchanges: [
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (observer) => ({
            unsubscribe: socket.subscribe(
              { query, variables: variables as Record<string, unknown> },
              {
                next: (result) => observer.next(result as never),
                error: (error) => observer.error(error),
                complete: () => observer.complete(),
              },
            ),
          }),
        }),
      }),
    ],
    fetchOptions: () => ({ headers: { authorization: token() } }),
  });
  const dataOf = <Data>({ data, error }: { data?: unknown; error?: Error | undefined }) => {
    if (error) throw error;
    return data as Data;
  };
  return {
    query: async <Data>(document: string, variables = {}) =>
      dataOf<Data>(await client.query(document, variables).toPromise()),
    mutate: async <Data>(document: string, variables: object) =>
      dataOf<Data>(await client.mutation(document, variables).toPromise()),
    subscribe(document, variables, add, fail) {
      const { unsubscribe } = client
        .subscription(document, variables)
        .subscribe(({ data, error }) => (error ? fail(error) : add(data)));
      return unsubscribe;
    },
    settle: () => settle(socket),
    dispose: () => socket.dispose(),
  };
}

function requestClient(token: () => string): ClientUnderTest {
  const client = new GraphQLClient(url(), { headers: () => ({ authorization: token() }) });
  const ask = <Data>(document: string, variables: object = {}) =>
    client.request<Data>(document, variables);
  return { query: ask, mutate: ask, dispose: () => undefined };
}

describe.each([
  ['Apollo Client', apolloClient],
  ['urql', urqlClient],
  ['graphql-request', requestClient],
])('%s', (_name, make) => {
  it('does the main job', async () => {
    const client = make(() => clinic.provider.token);
    const { me } = await client.query<Me>(ME);
    expect(me.email).toBe(clinic.provider.email);

    const participantId = await clinic.newParticipant();
    const { assignTest } = await client.mutate<AssignTest>(ASSIGN_TEST, {
      input: { participantId, testType: 'sit-to-stand' },
    });
    expect(assignTest.participant.assignments[0]?.testType.key).toBe('sit-to-stand');

    const changes = changesOf();
    const stop = client.subscribe?.(
      RECORDING_CHANGED,
      { participantId },
      changes.add,
      changes.fail,
    );
    await client.settle?.();
    const input = clinic.submitInput({ participantId });
    const { submitRecording } = await client.mutate<SubmitRecording>(SUBMIT_RECORDING, { input });
    expect(submitRecording.recording.status).toBe('RECEIVED');
    if (stop) await changes.until(input.id, 'AWAITING_MODEL');
    else await gateway.recordingBecomes(input.id, 'AWAITING_MODEL');
    const { recording } = await client.query<Recording>(RECORDING, { id: input.id });
    expect(recording).toMatchObject({ status: 'AWAITING_MODEL', score: null });
    stop?.();
    await client.dispose();
  });

  it('shows why a token was rejected', async () => {
    const client = make(() => 'nonsense');
    await expect(client.query(ME)).rejects.toThrow('The token was refused: it is not a token.');
    await client.dispose();
  });

  it('shows what is wrong with a document', async () => {
    const client = make(() => clinic.provider.token);
    await expect(client.query('{ me { nothing } }')).rejects.toThrow(
      'Cannot query field "nothing"',
    );
    await client.dispose();
  });
});

it('reads a score once the participant has a model', async () => {
  const client = urqlClient(() => clinic.provider.token);
  const participantId = await clinic.newParticipant();
  for (let number = 0; number < 10; number++) {
    const input = clinic.submitInput({
      participantId,
      training: true,
      clinicianScore: 40 + number * 5,
    });
    await client.mutate(SUBMIT_RECORDING, { input });
  }
  const changes = changesOf();
  const stop = client.subscribe!(RECORDING_CHANGED, { participantId }, changes.add, changes.fail);
  await client.settle!();
  const input = clinic.submitInput({ participantId });
  await client.mutate(SUBMIT_RECORDING, { input });
  await changes.until(input.id, 'SCORED');
  const { recording } = await client.query<Recording>(RECORDING, { id: input.id });
  expect(recording.score).toBeGreaterThanOrEqual(recording.scoreInterval!.low);
  expect(recording.score).toBeLessThanOrEqual(recording.scoreInterval!.high);
  stop();
  await client.dispose();
});
