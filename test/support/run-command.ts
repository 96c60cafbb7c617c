import { execFile } from 'node:child_process';
import { GAITWAY } from './gaitway-program.ts';

/** The result of a command. */
export interface CommandResult {
  readonly exitCode: number;
  /** Lines of standard output and standard error. */
  readonly output: string;
}

/** Runs `gaitway ARGUMENTS...` to completion, without a terminal. */
export const runCommand = (
  commandArguments: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<CommandResult> =>
  new Promise((resolve) => {
    const env = { ...process.env, NODE_ENV: 'test', LOG_LEVEL: 'silent', ...environment };
    const child = execFile(
      process.execPath,
      [...GAITWAY, ...commandArguments],
      { env },
      (_error, stdout, stderr) =>
        resolve({ exitCode: child.exitCode ?? -1, output: `${stdout}${stderr}` }),
    );
    child.stdin?.end();
  });
