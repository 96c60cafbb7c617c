import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCognito } from './cognito.ts';

/** Nobody's: they sign requests to endpoints of this machine. */
const CREDENTIALS = {
  accessKeyId: 'AKIDLOCALENDPOINTS',
  secretAccessKey: 'signs requests to endpoints of this machine alone',
};
const USER_POOL_ID = 'local_Cognito';
const CLIENT_ID = 'gaitway-portal';

/** The services of Amazon that Gaitway uses, on this machine. */
export interface SecondHome {
  /** What a gateway has to be told, so that it uses them. */
  readonly environment: Readonly<Record<string, string>>;
  /** Each service by name, and where it answers. */
  readonly services: readonly { readonly name: string; readonly url: string }[];
  /** Call it once no gateway uses them any more. */
  stop(): Promise<void>;
}

/** Starts every service that has an adapter, for a gateway whose records are in `databaseUrl`. */
export async function startSecondHome(databaseUrl: string): Promise<SecondHome> {
  const folder = await mkdtemp(join(tmpdir(), 'gaitway-aws-'));
  const cognito = await startCognito({
    databaseUrl,
    folder: join(folder, 'cognito'),
    userPoolId: USER_POOL_ID,
    clientId: CLIENT_ID,
    credentials: CREDENTIALS,
  });
  return {
    environment: {
      AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
      AWS_REGION: 'local',
      DATABASE_URL: databaseUrl,
      USER_POOL: 'cognito',
      COGNITO_USER_POOL_ID: USER_POOL_ID,
      COGNITO_CLIENT_IDS: CLIENT_ID,
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url,
    },
    services: [{ name: 'Cognito', url: cognito.url }],
    async stop() {
      await cognito.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
