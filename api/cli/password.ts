import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandError } from './known-problem.ts';

export interface PasswordSources {
  readonly email: string;
  /** Takes precedence over the environment. */
  readonly file: string | undefined;
  readonly environment: string | undefined;
}

/**
 * Returns the password from the first source that has one. Prompts for it on a terminal.
 * @throws {CommandError} when there is none
 */
export function findPassword(sources: PasswordSources): Promise<string> {
  return fromFirst(sources, () => ask(`Password of ${sources.email}: `));
}

/**
 * Returns the password for a new account. A prompt asks for it twice, because an unnoticed typing error would lock the
 * user out.
 * @throws {CommandError} when there is none, or the two entries differ
 */
export function findNewPassword(sources: PasswordSources): Promise<string> {
  return fromFirst(sources, async () => {
    const password = await ask(`New password of ${sources.email}: `);
    if (password === (await ask('Repeat the password: '))) return password;
    throw new CommandError('The passwords do not match. Nothing was created.');
  });
}

async function fromFirst(
  { file, environment }: PasswordSources,
  prompt: () => Promise<string>,
): Promise<string> {
  if (file !== undefined) return firstLineOf(file);
  if (environment !== undefined) return environment;
  if (process.stdin.isTTY) return prompt();
  throw new CommandError('Set the password with --password-file or GAITWAY_PASSWORD.');
}

async function firstLineOf(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`Cannot read the password from ${file} (${error.code}).`);
  });
  const [line = ''] = text.split(/\r?\n/);
  if (line === '') throw new CommandError(`The first line of ${file} is empty.`);
  return line;
}

/** Prompts without echoing the input. */
async function ask(question: string): Promise<string> {
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silence, terminal: true });
  terminal.once('SIGINT', () => process.exit(130)); // the exit code that shells use for Ctrl-C
  process.stdout.write(question);
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stdout.write('\n');
  }
}
