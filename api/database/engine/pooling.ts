import { Client, type ClientConfig } from 'pg';
import { applySessionSettings, type SessionLimits } from './session-settings.ts';

/** A pooler hands its server connections out again in an order that Gaitway cannot know. */
const ROUNDS = 3;

/**
 * Checks that a connection keeps its session: its settings, prepared statements, notifications and locks. A pooler that
 * pools transactions or statements gives another session to each of them.
 *
 * @returns what is wrong and what to do; null when sessions are kept
 */
export async function sessionProblem(
  config: ClientConfig,
  limits: SessionLimits,
): Promise<string | null> {
  const first = new Client(config);
  const second = new Client(config);
  try {
    await Promise.all([first.connect(), second.connect()]);
    const applied = await applySessionSettings(first, limits);
    for (let round = 0; round < ROUNDS; round++) {
      const before = await sessionOf(first);
      // Takes a session from the pooler, perhaps the one just used.
      const began = await second.query('begin').catch((error: Error) => error);
      if (began instanceof Error && began.message.includes('pooling mode'))
        return POOLS_TRANSACTIONS;
      const beside = await sessionOf(second);
      const after = await sessionOf(first);
      await second.query('rollback');
      if (before === beside || before !== after) return POOLS_TRANSACTIONS;
    }
    for (const [name, value] of applied) {
      const { rows } = await first.query<{ kept: string }>('select current_setting($1) as kept', [
        name,
      ]);
      if (rows[0]!.kept !== value) return losesSetting(name);
    }
    return null;
  } finally {
    await Promise.allSettled([first.end(), second.end()]);
  }
}

async function sessionOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]!.pid;
}

const POOLS_TRANSACTIONS =
  'The pooler between Gaitway and PostgreSQL pools transactions or statements. Gaitway needs sessions. ' +
  'Set pool_mode = session for this database (PgBouncer), or connect to PostgreSQL directly.';

const losesSetting = (name: string): string =>
  `The server or the pooler in front of it does not keep the setting ${name} of a session. ` +
  'Connect to PostgreSQL directly, or set pool_mode = session (PgBouncer).';
