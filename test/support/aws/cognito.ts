import { fastify } from 'fastify';
import type { AdminCredentials } from '../../../api/auth/local-user-pool/request-signature.ts';
import { openLocalUserPool } from '../../../api/auth/local-user-pool/local-user-pool.ts';
import { registerLocalUserPool } from '../../../api/auth/local-user-pool/register-local-user-pool.ts';
import { createSignUpTriggers } from '../../../api/auth/sign-up-triggers.ts';
import { openDatabase } from '../../../api/composition/database.ts';
import { readConfig } from '../../../api/config.ts';
import { createLog } from '../../../api/log.ts';
import { createOutboxNotifier } from '../../../api/notifications/outbox-notifier.ts';
import { freePort } from '../free-port.ts';
import type { Endpoint } from './http-endpoint.ts';

export interface CognitoOptions {
  /** The database that the triggers write records to, as the Lambda functions would; the pool keeps its own there too. */
  readonly databaseUrl: string;
  /** For the pool's keys. */
  readonly folder: string;
  readonly userPoolId: string;
  readonly clientId: string;
  /** Who may administer it. */
  readonly credentials: AdminCredentials;
  readonly port?: number;
}

/** The local user pool at an address of its own, in the place of Amazon Cognito. */
export async function startCognito(options: CognitoOptions): Promise<Endpoint> {
  const { databaseUrl, folder, userPoolId, clientId, credentials } = options;
  const now = () => new Date();
  const log = createLog('error');
  const config = readConfig({ DATABASE_URL: databaseUrl, DATABASE_POOL_SIZE: '4' });
  const database = await openDatabase(config, log);
  await database.migrate();

  const port = options.port ?? (await freePort()); // the address is a part of every token
  const origin = `http://127.0.0.1:${port}`;
  const pool = await openLocalUserPool({
    database,
    triggers: createSignUpTriggers({ database, signUpOrganizationId: undefined, now }),
    notifier: createOutboxNotifier({ database, now }),
    log,
    keyFolder: folder,
    publicUrl: origin,
    userPoolId,
    clientId,
    passwordCost: 10,
    tokenMinutes: 60,
    adminCredentials: credentials,
    now,
  });
  const app = fastify({ forceCloseConnections: true });
  await registerLocalUserPool(app, pool);
  await app.listen({ host: '127.0.0.1', port });
  return {
    url: `${origin}/cognito`,
    async close() {
      await app.close();
      await database.close();
    },
  };
}
