import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Config } from '../../api/config/config.ts';
import { GAITWAY } from './gaitway-program.ts';

/** `gaitway start` in a separate process. */
export interface GatewayProcess {
  /** Sends a signal. Resolves with the exit code once the process has ended, or null when the signal ended it. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** Its output so far. */
  readonly output: string;
}

/**
 * Starts the process with the data folder and the port of `config`. Resolves once it is ready. Rejects with its
 * output when it ends before.
 */
export async function startGatewayProcess(config: Config): Promise<GatewayProcess> {
  const child = spawn(process.execPath, [...GAITWAY, 'start'], { env: environmentOf(config) });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const terminal = readTerminal(child);
  const isReady = terminal.until('Gaitway is ready');
  const [code] = await Promise.race([isReady.then(() => [undefined]), exited]);
  if (code !== undefined) throw new Error(`exit ${code}\n${terminal.output}`);
  return {
    async end(signal) {
      child.kill(signal);
      return (await exited)[0];
    },
    get output() {
      return terminal.output;
    },
  };
}

const environmentOf = (config: Config): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'test',
  PORT: String(config.PORT),
  PUBLIC_URL: config.PUBLIC_URL,
  DATA_DIR: config.DATA_DIR,
  ...(config.DATABASE_URL !== undefined && { DATABASE_URL: config.DATABASE_URL }),
  SEED_DEMO: 'false',
  DRAIN_SECONDS: String(config.DRAIN_SECONDS),
});

function readTerminal({ stdout, stderr }: ChildProcess) {
  let output = '';
  let onText = () => {};
  for (const stream of [stdout!, stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      onText();
    });
  }
  return {
    get output() {
      return output;
    },
    until: (words: string) =>
      new Promise<void>((resolve) => {
        onText = () => {
          if (output.includes(words)) resolve();
        };
      }),
  };
}
