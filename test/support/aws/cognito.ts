import { fastify } from 'fastify';
import { z } from 'zod';
import type { AdminCredentials } from '../../../api/auth/local-user-pool/request-signature.ts';
import {
  type LocalUserPool,
  openLocalUserPool,
} from '../../../api/auth/local-user-pool/local-user-pool.ts';
import { registerLocalUserPool } from '../../../api/auth/local-user-pool/register-local-user-pool.ts';
import { inUserPool } from '../../../api/auth/local-user-pool/user-pool-tables.ts';
import { systemScope } from '../../../api/auth/scope.ts';
import { createSignUpTriggers, type SignUpTriggers } from '../../../api/auth/sign-up-triggers.ts';
import { openDatabase } from '../../../api/composition/database.ts';
import { readConfig } from '../../../api/config/config.ts';
import type { Database } from '../../../api/database/database.ts';
import { createLog } from '../../../api/log.ts';
import { createOutboxNotifier } from '../../../api/notifications/outbox-notifier.ts';
import { freePort } from '../free-port.ts';
import type { Endpoint } from './http-endpoint.ts';

export interface CognitoOptions {
  /** For the pool's keys. */
  readonly folder: string;
  readonly userPoolId: string;
  readonly clientId: string;
  /** The administrator's access key. */
  readonly credentials: AdminCredentials;
  readonly port?: number;
}

/** `databaseUrl` is the database of a gateway. The triggers write records to it, as the Lambda functions do. */
export async function startCognito(
  options: CognitoOptions & { readonly databaseUrl: string },
): Promise<Endpoint> {
  const config = readConfig({ DATABASE_URL: options.databaseUrl, DATABASE_POOL_SIZE: '4' });
  const database = await openDatabase(config, createLog('error'));
  await database.migrate();
  const triggers = createSignUpTriggers({
    database,
    signUpOrganizationId: undefined,
    now: () => new Date(),
  });
  const endpoint = await startCognitoOn(database, triggers, options);
  return {
    url: endpoint.url,
    async close() {
      await endpoint.close();
      await database.close();
    },
  };
}

/**
 * The local user pool at its own address, in place of Amazon Cognito, with Cognito's known differences. `database`
 * holds only the pool; the triggers may write elsewhere.
 */
export async function startCognitoOn(
  database: Database,
  triggers: SignUpTriggers,
  options: CognitoOptions,
): Promise<Endpoint> {
  const { folder, userPoolId, clientId, credentials } = options;
  const now = () => new Date();
  const port = options.port ?? (await freePort()); // every token contains the address
  const origin = `http://127.0.0.1:${port}`;
  const pool = await openLocalUserPool({
    database,
    triggers,
    notifier: createOutboxNotifier({ database, now }),
    log: createLog('error'),
    keyFolder: folder,
    publicUrl: origin,
    userPoolId,
    clientId,
    networkLimits: { signIns: 1000, failures: 1000, mails: 1000 },
    passwordCost: 10,
    tokenMinutes: 60,
    sessionDays: { longest: 30, idle: 14 },
    adminCredentials: credentials,
    now,
  });
  const app = fastify({ forceCloseConnections: true });
  await registerLocalUserPool(app, asCognito(pool, database));
  await app.listen({ host: '127.0.0.1', port });
  return { url: `${origin}/cognito`, close: () => app.close() };
}

const preference = z.object({
  AccessToken: z.string(),
  SoftwareTokenMfaSettings: z.object({ Enabled: z.boolean() }),
});

/**
 * Cognito turns the second factor on and off for any signed-in session. It requires no code and keeps the other
 * sessions.
 */
const asCognito = (pool: LocalUserPool, database: Database): LocalUserPool => ({
  ...pool,
  async answer(operation, body, request, network) {
    if (operation !== 'SetUserMFAPreference') return pool.answer(operation, body, request, network);
    const { AccessToken, SoftwareTokenMfaSettings } = preference.parse(body);
    const user = await pool.answer('GetUser', { AccessToken }, request, network); // rejects a session that has ended
    const { Username } = z.object({ Username: z.uuid() }).parse(user);
    await database.within(systemScope('Amazon Cognito'), (tx) =>
      inUserPool(tx)
        .updateTable('accounts')
        .set({ totp_enabled: SoftwareTokenMfaSettings.Enabled })
        .where('id', '=', Username)
        .execute(),
    );
    return {};
  },
});
