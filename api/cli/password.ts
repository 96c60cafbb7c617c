import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandError } from './known-problem.ts';

export interface PasswordSources {
  readonly email: string;
  /** Wins over the environment. */
  readonly file: string | undefined;
  readonly environment: string | undefined;
}

/**
 * The password from the first source that has one; a person at a terminal is asked.
 * @throws {CommandError} when there is none
 */
export function findPassword(sources: PasswordSources): Promise<string> {
  return fromFirst(sources, () => ask(`Password of ${sources.email}: `));
}

/**
 * The same for an account that is being made: a person types it twice, because a slip that nobody saw locks them out.
 * @throws {CommandError} when there is none, or they differ
 */
export function findNewPassword(sources: PasswordSources): Promise<string> {
  return fromFirst(sources, async () => {
    const password = await ask(`New password of ${sources.email}: `);
    if (password === (await ask('The same once more: '))) return password;
    throw new CommandError('These were two different passwords. Nothing was made.');
  });
}

async function fromFirst(
  { file, environment }: PasswordSources,
  askForIt: () => Promise<string>,
): Promise<string> {
  if (file !== undefined) return firstLineOf(file);
  if (environment !== undefined) return environment;
  if (process.stdin.isTTY) return askForIt();
  throw new CommandError('Give the password with --password-file or in GAITWAY_PASSWORD.');
}

async function firstLineOf(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`Cannot read the password from ${file} (${error.code}).`);
  });
  const [line = ''] = text.split(/\r?\n/);
  if (line === '') throw new CommandError(`The first line of ${file} is empty.`);
  return line;
}

/** What is typed is not shown. */
async function ask(question: string): Promise<string> {
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silence, terminal: true });
  terminal.once('SIGINT', () => process.exit(130)); // as a shell answers Ctrl-C
  process.stdout.write(question);
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stdout.write('\n');
  }
}
