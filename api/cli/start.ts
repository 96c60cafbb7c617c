import { CommandError } from './known-problem.ts';
import { seedWithProgress } from './seed-with-progress.ts';
import { compose, type Gateway } from '../composition/compose.ts';
import type { Config } from '../config/config.ts';
import { demoAccountsIn } from '../demo/demo-accounts.ts';
import { isEmpty, wantsDemo } from '../demo/seed-demo.ts';
import { isSeedingUnfinished } from '../demo/seeding-mark.ts';
import { isLoopback } from '../config/loopback.ts';
import { GRAPHIQL_PATH } from '../http/portal-routes.ts';
import type { Log } from '../log.ts';
import { OUTBOX_PATH, showsOutbox } from '../notifications/outbox-page.ts';
import { isExposed, restrictToOwner } from '../owner-only.ts';

/**
 * Starts Gaitway: composes it, listens, seeds the demo into an empty database, and drains on a stop signal.
 * `say` writes to the terminal, separately from the log.
 */
export async function start(config: Config, log: Log, say: (line: string) => void): Promise<void> {
  logUnhandledRejections(log);
  closeDataFolder(config.DATA_DIR, say);
  const startedAt = performance.now();
  const gateway = await compose(config, log);
  const draining = drainOnSignals(gateway, log, say);
  if (config.NODE_ENV === 'production') await refuseDemo(gateway);
  await gateway.listen();

  if (config.SEED_DEMO && (await wantsDemo(gateway, config.DATA_DIR))) {
    say(
      isSeedingUnfinished(config.DATA_DIR)
        ? 'The demo is incomplete, because an earlier start was interrupted. Continuing.'
        : 'The database is empty: creating a demo organization from real recordings.',
    );
    say('Only their dates were changed, to fall in recent weeks.');
    try {
      await seedWithProgress(gateway, config.DATA_DIR);
    } catch (error) {
      if (!draining.aborted) throw error;
      say('  The demo is incomplete. The next start continues it.');
      return;
    }
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`\n  Gaitway is ready at ${config.PUBLIC_URL}  (after ${seconds} s)\n`);
  await printAccounts(gateway, say);
  if (config.NODE_ENV !== 'production') {
    say(`  GraphiQL: ${config.PUBLIC_URL}${GRAPHIQL_PATH}`);
    if (config.MAIL === 'outbox' && showsOutbox(config)) {
      say(`  Outbox with unsent mails: ${config.PUBLIC_URL}${OUTBOX_PATH}`);
    }
    if (!isLoopback(config.HOST)) {
      say(`  Warning: HOST=${config.HOST} lets other computers reach this development server.`);
      say('  The outbox is hidden. For real people, set NODE_ENV=production.');
    }
  }
  const isKeptHere = config.DATABASE_URL === undefined || config.OBJECT_STORE === 'folder';
  say(
    isKeptHere
      ? `  Data folder: ${config.DATA_DIR}. Press Ctrl-C to stop; nothing is lost.`
      : '  Press Ctrl-C to stop.',
  );
}

/** @throws {ExposedFolderError} when other users can read the data and this process cannot change that */
function closeDataFolder(folder: string, say: (line: string) => void): void {
  if (!isExposed(folder)) return;
  const count = restrictToOwner(folder);
  say(
    `Other users of this computer could read ${folder}. Now only you can read its ${count} files and folders.`,
  );
}

/**
 * Logs unhandled rejections and keeps the process alive. Requests and jobs await their work, so such a rejection comes
 * from background work of a package, such as a broken connection.
 */
function logUnhandledRejections(log: Log): void {
  process.on('unhandledRejection', (error) => {
    log.error({ err: error }, 'unhandled rejection');
  });
}

/** @throws {CommandError} when the database contains the demo, whose passwords are public */
async function refuseDemo(gateway: Gateway): Promise<void> {
  if ((await demoAccountsIn(gateway.database)) === null) return;
  await gateway.close();
  throw new CommandError(
    'This database contains the demo, whose passwords are public. ' +
      'For NODE_ENV=production, set DATA_DIR or DATABASE_URL to a new database.',
  );
}

async function printAccounts(gateway: Gateway, say: (line: string) => void): Promise<void> {
  if (await isEmpty(gateway)) {
    say(
      '  There are no accounts yet. Stop Gaitway and create an organization with its first admin:',
    );
    say('    npx gaitway organization NAME --admin EMAIL\n');
    return;
  }
  const accounts = await demoAccountsIn(gateway.database);
  if (accounts === null) return;
  say('  Demo accounts:');
  for (const { role, email, password } of accounts) {
    say(`    ${role.padEnd(14)} ${email.padEnd(34)} ${password}`);
  }
  say('');
}

/** Drains on the first signal and exits at once on the second. Returns a signal that aborts when draining starts. */
function drainOnSignals(gateway: Gateway, log: Log, say: (line: string) => void): AbortSignal {
  const draining = new AbortController();
  const stop = () => {
    if (draining.signal.aborted) process.exit(1);
    draining.abort();
    say(
      '\n  Finishing running work. Press Ctrl-C again to stop at once; acknowledged data is safe.',
    );
    gateway.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not shut down cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return draining.signal;
}
