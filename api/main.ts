import cliProgress from 'cli-progress';
import { compose, type Gateway } from './compose.ts';
import type { Config } from './config.ts';
import { demoAccountsIn } from './demo/demo-accounts.ts';
import { isEmpty, seedDemo } from './demo/seed-demo.ts';
import type { Log } from './log.ts';

/**
 * Starts Gaitway: compose, listen, seed the demo on an empty folder, and drain when it is told to stop.
 * `say` writes for the person at the terminal; the log goes elsewhere.
 */
export async function start(config: Config, log: Log, say: (line: string) => void): Promise<void> {
  const startedAt = performance.now();
  const gateway = await compose(config, log);
  drainOnSignals(gateway, log, say);
  await gateway.listen();

  if (config.SEED_DEMO && (await isEmpty(gateway))) {
    say('The data folder is empty: making a demo organization from real recordings.');
    await seedWithProgressBar(gateway);
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`\n  Gaitway is ready at ${config.PUBLIC_URL}  (after ${seconds} s)\n`);
  await sayDemoAccounts(gateway, say);
  say(`  Data folder: ${config.DATA_DIR}. Ctrl-C stops it; nothing is lost.`);
}

export async function seedWithProgressBar(gateway: Gateway): Promise<void> {
  const bar = new cliProgress.SingleBar(
    {
      format: '  {stage} {bar} {value}/{total}',
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: 5000,
    },
    cliProgress.Presets.shades_classic,
  );
  await seedDemo(gateway, {
    begin: (total) => bar.start(total, 0, { stage: 'Submitting recordings    ' }),
    submitted: () => bar.increment(),
  });
  bar.stop();

  const jobs = new cliProgress.SingleBar(
    {
      format: '  Converting, training, scoring {bar} {percentage} %',
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: 5000,
    },
    cliProgress.Presets.shades_classic,
  );
  const total = await gateway.queue.countPending();
  jobs.start(Math.max(total, 1), 0);
  for (let left = total; left > 0; left = await gateway.queue.countPending()) {
    jobs.update(Math.max(0, total - left));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  jobs.update(Math.max(total, 1));
  jobs.stop();
}

async function sayDemoAccounts({ database }: Gateway, say: (line: string) => void): Promise<void> {
  const accounts = await demoAccountsIn(database);
  if (accounts === null) return;
  say('  Demo accounts:');
  for (const { role, email, password } of accounts) {
    say(`    ${role.padEnd(14)} ${email.padEnd(34)} ${password}`);
  }
  say('');
}

/** The first signal drains; a second one does not wait. */
function drainOnSignals(gateway: Gateway, log: Log, say: (line: string) => void): void {
  let draining = false;
  const stop = () => {
    if (draining) process.exit(1);
    draining = true;
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
}
