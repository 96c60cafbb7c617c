import { Command } from 'commander';
import { readManifest } from '../root-folder.ts';
import { createFilesForOwnerOnly } from '../owner-only.ts';
import { explain } from './known-problem.ts';

createFilesForOwnerOnly();

// Each command loads its own code, so that help comes at once and a start waits for nothing it does not need.
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
  .description('make the demo organization in an empty database')
  .action(async () => (await import('./seed.command.ts')).runSeed());

program
  .command('organization')
  .description('make an organization and its first admin, who can invite others')
  .argument('<name>', 'of the organization')
  .requiredOption('--admin <email>', 'who shall administer it')
  .option(
    '--password-file <path>',
    'whose first line is the admin’s password (else GAITWAY_PASSWORD, else asked)',
  )
  .action(async (name: string, options: object) =>
    (await import('./organization.command.ts')).runOrganization(name, options),
  );

program
  .command('lake')
  .description('write what analysts query anew, from the records and their files')
  .action(async () => (await import('./lake.command.ts')).runLake());

program
  .command('query')
  .description('run a SELECT over the recordings, under pseudonyms')
  .argument('<statement>', 'with ? for each parameter')
  .option('--url <url>', 'of the gateway (GAITWAY_URL, or http://localhost:4000)')
  .option('--email <email>', 'of your account (GAITWAY_EMAIL)')
  .option(
    '--password-file <path>',
    'whose first line is the password (else GAITWAY_PASSWORD, else asked)',
  )
  .option('--format <format>', 'table, csv, json (an object a line), arrow or parquet', 'table')
  .option('--param <value...>', 'one for each ? of the statement')
  .action(async (statement: string, options: object) =>
    (await import('./query.command.ts')).runQuery(statement, options),
  );

program
  .command('doctor')
  .description('say what is configured and what answers; exit 1 when something does not')
  .action(async () => (await import('./doctor/doctor.command.ts')).runDoctor());

program
  .command('submit')
  .description('submit recordings in the upload format, as the mobile app does')
  .argument('<path...>', 'files, or folders to look through for *.json')
  .option('--url <url>', 'of the gateway (GAITWAY_URL, or http://localhost:4000)')
  .option('--email <email>', 'of your account (GAITWAY_EMAIL)')
  .option(
    '--password-file <path>',
    'whose first line is the password (else GAITWAY_PASSWORD, else asked)',
  )
  .option('--participant <id>', 'for all files, instead of looking for their user_id')
  .option('--test-type <key>', 'for all files, instead of their movement')
  .option('--create-missing', 'make participants, test types and assignments that are not there')
  .option('--concurrency <number>', 'how many files are on their way at a time', '4')
  .option('--wait', 'wait until every recording is scored, or has come as far as it can')
  .action(async (paths: string[], options: object) =>
    (await import('./submit/submit.command.ts')).runSubmit(paths, options),
  );

// Whoever reads the output may have seen enough of it: `gaitway query … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

if (process.argv.length <= 2) {
  program.outputHelp();
} else {
  await program.parseAsync().catch((error: unknown) => {
    console.error(explain(error) ?? error);
    process.exit(1); // what was half open must not keep the process alive
  });
}
