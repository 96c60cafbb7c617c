import { Command } from 'commander';
import { ConfigError, readConfig } from '../config.ts';
import { FolderInUseError } from '../database/folder-lock.ts';
import { createLog } from '../log.ts';
import { start } from '../main.ts';

const say = (line: string) => console.log(line);
const program = new Command('gaitway').description('Remote mobility monitoring');

program
  .command('start')
  .description('start the API, the portal and the jobs')
  .action(async () => {
    const config = readConfig();
    await start(config, createLog(config.LOG_LEVEL), say);
  });

program.parseAsync().catch((error: unknown) => {
  if (error instanceof ConfigError || error instanceof FolderInUseError)
    console.error(error.message);
  else console.error(error);
  process.exitCode = 1;
});
