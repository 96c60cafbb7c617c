import { Command } from 'commander';
import { readManifest } from '../root-folder.ts';
import { createFilesForOwnerOnly } from '../owner-only.ts';
import { explain } from './known-problem.ts';

createFilesForOwnerOnly();

// Each command loads its own code, so that help appears at once and a start loads only what it needs.
const program = new Command('gaitway')
  .description('Remote mobility monitoring')
  .version(readManifest().version);

program
  .command('start')
  .description('start the API, the portal and the jobs')
  .action(async () => (await import('./start.command.ts')).runStart());

program
  .command('migrate')
  .description('bring the database up to date')
  .action(async () => (await import('./migrate.command.ts')).runMigrate());

program
  .command('seed')
  .description('create the demo organization in an empty database')
  .action(async () => (await import('./seed.command.ts')).runSeed());

program
  .command('organization')
  .description('create an organization and its first admin, who can invite others')
  .argument('<name>', 'name of the organization')
  .requiredOption('--admin <email>', 'email address of the first admin')
  .option(
    '--password-file <path>',
    'file with the admin’s password in its first line (default: GAITWAY_PASSWORD, or a prompt)',
  )
  .action(async (name: string, options: object) =>
    (await import('./organization.command.ts')).runOrganization(name, options),
  );

program
  .command('lake')
  .description('rewrite the data that analysts query, from the database and the stored files')
  .action(async () => (await import('./lake.command.ts')).runLake());

program
  .command('check')
  .description('compare records, jobs and files; exit 1 when something does not fit')
  .option('--repair', 'mend what can be mended without a loss of data')
  .action(async (options: object) => (await import('./check/check.command.ts')).runCheck(options));

program
  .command('query')
  .description('run a SELECT over the recordings, under pseudonyms')
  .argument('<statement>', 'SQL with ? for each parameter')
  .option('--url <url>', 'URL of the gateway (default: GAITWAY_URL, or http://localhost:4000)')
  .option('--email <email>', 'email address of your account (default: GAITWAY_EMAIL)')
  .option(
    '--password-file <path>',
    'file with the password in its first line (default: GAITWAY_PASSWORD, or a prompt)',
  )
  .option('--format <format>', 'table, csv, json (one object per line), arrow or parquet', 'table')
  .option('--param <value...>', 'values for each ? of the statement')
  .action(async (statement: string, options: object) =>
    (await import('./query.command.ts')).runQuery(statement, options),
  );

program
  .command('doctor')
  .description('check the configuration and what Gaitway needs; exit 1 when a check fails')
  .action(async () => (await import('./doctor/doctor.command.ts')).runDoctor());

program
  .command('submit')
  .description('submit recordings in the upload format, as the mobile app does')
  .argument('<path...>', 'files, or folders to search for *.json')
  .option('--url <url>', 'URL of the gateway (default: GAITWAY_URL, or http://localhost:4000)')
  .option('--email <email>', 'email address of your account (default: GAITWAY_EMAIL)')
  .option(
    '--password-file <path>',
    'file with the password in its first line (default: GAITWAY_PASSWORD, or a prompt)',
  )
  .option('--participant <id>', 'participant for all files (default: found by user_id)')
  .option('--test-type <key>', 'test type for all files (default: their movement)')
  .option('--create-missing', 'create missing participants, test types and assignments')
  .option('--concurrency <number>', 'number of files to submit at the same time', '4')
  .option(
    '--wait',
    'wait until each recording is scored, used for training, waiting for a model, or failed',
  )
  .action(async (paths: string[], options: object) =>
    (await import('./submit/submit.command.ts')).runSubmit(paths, options),
  );

// A reader of the output may stop early: `gaitway query … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

if (process.argv.length <= 2) {
  program.outputHelp();
} else {
  await program.parseAsync().catch((error: unknown) => {
    console.error(explain(error) ?? error);
    process.exit(1); // open handles must not keep the process alive
  });
}
