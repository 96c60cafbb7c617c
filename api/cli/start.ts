import { CommandError } from './known-problem.ts';
import { seedWithProgress } from './seed-with-progress.ts';
import { compose, type Gateway } from '../composition/compose.ts';
import type { Config } from '../config/config.ts';
import { demoAccountsIn } from '../demo/demo-accounts.ts';
import { isEmpty } from '../demo/seed-demo.ts';
import { isLoopback } from '../http/loopback.ts';
import { GRAPHIQL_PATH } from '../http/portal-routes.ts';
import type { Log } from '../log.ts';
import { OUTBOX_PATH, showsOutbox } from '../notifications/outbox-page.ts';
import { isExposed, restrictToOwner } from '../owner-only.ts';

/**
 * Starts Gaitway: compose, listen, seed the demo on an empty folder, and drain when it is told to stop.
 * `say` writes for the person at the terminal; the log goes elsewhere.
 */
export async function start(config: Config, log: Log, say: (line: string) => void): Promise<void> {
  logUnhandledRejections(log);
  closeDataFolder(config.DATA_DIR, say);
  const startedAt = performance.now();
  const gateway = await compose(config, log);
  const draining = drainOnSignals(gateway, log, say);
  if (config.NODE_ENV === 'production') await refuseDemo(gateway);
  await gateway.listen();

  if (config.SEED_DEMO && (await isEmpty(gateway))) {
    say('The database is empty: making a demo organization from real recordings.');
    say('They are unchanged but for their days, which are moved into the past weeks.');
    try {
      await seedWithProgress(gateway);
    } catch (error) {
      if (!draining.aborted) throw error;
      say(`  The demo is incomplete. For a whole one, delete ${config.DATA_DIR} and start again.`);
      return;
    }
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`\n  Gaitway is ready at ${config.PUBLIC_URL}  (after ${seconds} s)\n`);
  await sayWhoCanSignIn(gateway, say);
  if (config.NODE_ENV !== 'production') {
    say(`  GraphiQL: ${config.PUBLIC_URL}${GRAPHIQL_PATH}`);
    if (config.MAIL === 'outbox' && showsOutbox(config)) {
      say(`  Mails, instead of being sent: ${config.PUBLIC_URL}${OUTBOX_PATH}`);
    }
    if (!isLoopback(config.HOST)) {
      say(`  Warning: HOST=${config.HOST} lets other computers reach this development server.`);
      say('  The outbox is hidden. For real people, set NODE_ENV=production.');
    }
  }
  const isKeptHere = config.DATABASE_URL === undefined || config.OBJECT_STORE === 'folder';
  say(
    isKeptHere
      ? `  Data folder: ${config.DATA_DIR}. Ctrl-C stops it; nothing is lost.`
      : '  Ctrl-C stops it.',
  );
}

/** @throws {ExposedFolderError} when other users can read the data and this process cannot change that */
function closeDataFolder(folder: string, say: (line: string) => void): void {
  if (!isExposed(folder)) return;
  const count = restrictToOwner(folder);
  say(
    `Other users of this computer could read ${folder}. Its ${count} files and folders are now yours alone.`,
  );
}

/**
 * Keeps the process alive: requests and jobs await what they start, so a rejection that reaches this place belongs to
 * work in the background of a package, such as a connection that broke.
 */
function logUnhandledRejections(log: Log): void {
  process.on('unhandledRejection', (error) => {
    log.error({ err: error }, 'a rejection was not handled');
  });
}

/** @throws {CommandError} when the database holds the demo, whose passwords are public */
async function refuseDemo(gateway: Gateway): Promise<void> {
  if ((await demoAccountsIn(gateway.database)) === null) return;
  await gateway.close();
  throw new CommandError(
    'This database holds the demo, whose passwords are public. ' +
      'Set DATA_DIR or DATABASE_URL to a new database for NODE_ENV=production.',
  );
}

async function sayWhoCanSignIn(gateway: Gateway, say: (line: string) => void): Promise<void> {
  if (await isEmpty(gateway)) {
    say('  Nobody can sign in yet. Stop it, and make an organization with its first admin:');
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

/** The first signal drains, and aborts what it answers; a second one does not wait. */
function drainOnSignals(gateway: Gateway, log: Log, say: (line: string) => void): AbortSignal {
  const draining = new AbortController();
  const stop = () => {
    if (draining.signal.aborted) process.exit(1);
    draining.abort();
    say('\n  Finishing what runs. Ctrl-C again stops at once; what was acknowledged is kept.');
    gateway.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop in order');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return draining.signal;
}
