import { join } from 'node:path';
import { systemScope } from '../../api/auth/scope.ts';
import { compose } from '../../api/composition/compose.ts';
import { readConfig } from '../../api/config/config.ts';
import { recordingStore } from '../../api/database/stores/recording-store.ts';
import { userStore } from '../../api/database/stores/user-store.ts';
import type { Group } from '../../api/domain/group.ts';
import type { RecordingStatus } from '../../api/domain/recording/status.ts';
import { createLog } from '../../api/log.ts';
import { startSecondHome } from './aws/second-home.ts';
import { startEventCheck } from './event-check.ts';
import { freePort } from './free-port.ts';
import { copyMigratedDatabase, databaseAt } from './migrated-database.ts';
import { putSigningKey } from './signing-key.ts';

/** `npm run test:aws` runs the same tests with AWS services. */
const SECOND_HOME = process.env['TEST_HOME'] === 'aws';

export const PASSWORD = 'Correct-Horse-7';

/** A response of `/graphql`, as clients see it. */
export interface GraphqlAnswer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: {
      readonly code: string;
      readonly requestId: string;
      readonly problems?: readonly { readonly field: string; readonly message: string }[];
    };
  }[];
}

/** A signed-in user. */
export interface TestUser {
  readonly userId: string;
  readonly email: string;
  readonly token: string;
  readonly organizationId: string;
}

/** The whole product on real HTTP and a new database without users. */
export type TestGateway = Awaited<ReturnType<typeof startGateway>>;

/** Starts it. A `DATABASE_URL` in the environment must be of a server without other users. */
export async function startGateway(environment: NodeJS.ProcessEnv = {}) {
  const { DATABASE_URL: ownServer } = environment;
  const copy = await (ownServer === undefined ? copyMigratedDatabase() : databaseAt(ownServer));
  await putSigningKey(join(copy.dataDir, 'user-pool'));
  const home = SECOND_HOME ? await startSecondHome(copy.url!) : undefined;
  Object.assign(process.env, home?.environment); // the AWS SDK reads it from the environment
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: copy.dataDir,
    DATABASE_URL: copy.url,
    DATABASE_SYNC: 'false', // tests cut no power
    SEED_DEMO: 'false',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    PASSWORD_COST: '10', // tests sign in hundreds of users
    ...home?.environment,
    ...environment,
  });
  async function open() {
    const opened = await compose(config, createLog(config.LOG_LEVEL));
    // With a server of the test, or beside a worker, other processes publish events that are not visible here.
    const isAlone = ownServer === undefined && config.ROLE === 'all';
    const check = isAlone ? await startEventCheck(opened.database, opened.events) : undefined;
    await opened.listen();
    return { gateway: opened, check };
  }
  async function close() {
    try {
      await check?.assertAllPublished();
    } finally {
      check = undefined; // `stop` may come after `close`
      await gateway.close();
    }
  }
  let { gateway, check } = await open();
  let people = 0;

  async function newOrganization(name = 'Clinic'): Promise<string> {
    return gateway.database.within(systemScope('test'), async ({ sql }) => {
      const { id } = await sql
        .insertInto('organizations')
        .values({ name })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    });
  }

  const cognito = config.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER ?? `${url}/cognito`;

  async function signIn(email: string, password = PASSWORD): Promise<string> {
    const response = await fetch(cognito, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth' },
      body: JSON.stringify({
        ClientId: config.COGNITO_CLIENT_IDS?.[0] ?? config.USER_POOL_CLIENT_ID,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD: password },
      }),
    });
    const answer = (await response.json()) as { AuthenticationResult: { AccessToken: string } };
    return answer.AuthenticationResult.AccessToken;
  }

  return {
    url,
    config,
    get gateway() {
      return gateway;
    },
    newOrganization,
    signIn,

    /** A new user of the organization, signed in with the password `PASSWORD`. */
    async newUser(
      organizationId: string,
      group: Group,
      participantId: string | null = null,
    ): Promise<TestUser> {
      const email = `person${++people}@example.org`;
      await gateway.database.within(systemScope('test'), (tx) =>
        userStore.invite(tx, {
          organizationId,
          email,
          group,
          participantId,
          invitedBy: null,
          expiresAt: new Date(Date.now() + 60_000),
        }),
      );
      const { userId } = await gateway.userDirectory.createConfirmedUser({
        email,
        password: PASSWORD,
        givenName: 'Ada',
        familyName: 'O’Brien',
      });
      return { userId, email, token: await signIn(email), organizationId };
    },

    /** A person whom these organizations invite, signed in without having chosen one. */
    async newNewcomer(
      invitations: readonly { readonly organizationId: string; readonly group: Group }[],
    ): Promise<Omit<TestUser, 'organizationId'> & { readonly invitationIds: readonly string[] }> {
      const email = `person${++people}@example.org`;
      const invitationIds = await gateway.database.within(systemScope('test'), async (tx) => {
        const ids: string[] = [];
        for (const invitation of invitations) {
          const expiresAt = new Date(Date.now() + 60_000);
          const who = { email, participantId: null, invitedBy: null, expiresAt };
          ids.push(await userStore.invite(tx, { ...invitation, ...who }));
        }
        return ids;
      });
      const account = { email, password: PASSWORD, givenName: 'Ada', familyName: 'O’Brien' };
      const { userId } = await gateway.userDirectory.createConfirmedUser(account);
      return { userId, email, token: await signIn(email), invitationIds };
    },

    /** Sends a document to `/graphql`. */
    async graphql<Data = Record<string, never>>(
      query: string,
      variables: object = {},
      token?: string,
    ): Promise<GraphqlAnswer<Data>> {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: token }),
        },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as { data: Data }) };
    },

    /** Resolves with the recording's status once it is one of these. Checks at each change. */
    async recordingBecomes(id: string, ...wanted: RecordingStatus[]): Promise<RecordingStatus> {
      const changes = gateway.changes.subscribe();
      try {
        for (;;) {
          const recording = await gateway.database.within(systemScope('test'), (tx) =>
            recordingStore.find(tx, id),
          );
          if (recording && wanted.includes(recording.status)) return recording.status;
          await changes.next();
        }
      } finally {
        await changes.return?.();
      }
    },

    /** Stops all parts in order. The data stays. */
    close,

    /** Starts again after `close` with the same data. */
    async open(): Promise<void> {
      ({ gateway, check } = await open());
    },

    async restart(): Promise<void> {
      await this.close();
      await this.open();
    },

    /** Deletes the data of a closed gateway. */
    async remove(): Promise<void> {
      await home?.stop();
      await copy.remove();
    },

    /** @throws when a service changed a record without publishing the event (`event-check.ts`) */
    async stop(): Promise<void> {
      try {
        await close();
      } finally {
        await this.remove();
      }
    },
  };
}
