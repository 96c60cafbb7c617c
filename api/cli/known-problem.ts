import { ConfigError } from '../config/config.ts';
import { FolderInUseError } from '../database/engine/folder-lock.ts';
import { ExposedFolderError } from '../owner-only.ts';
import { ExposedFileError } from '../storage/private-file.ts';
import { ApiError } from '../../client/gaitway-client.ts';

/** Something that the person at the terminal can mend; the message says how. */
export class CommandError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandError';
  }
}

const EXPLAIN_THEMSELVES = [
  CommandError,
  ConfigError,
  FolderInUseError,
  ExposedFileError,
  ExposedFolderError,
  ApiError,
] as const;

/** Node's codes for a port that Gaitway cannot listen on. */
const PORT_PROBLEMS: Readonly<Record<string, (port: number | undefined) => string>> = {
  EADDRINUSE: (port) =>
    `Port ${port} is in use. Stop what listens there, or set PORT to another one.`,
  EACCES: (port) => `You may not listen on port ${port}. Set PORT to one from 1024 on.`,
};

/** Node's codes for a data folder that nothing can be kept in; the last two are of a file in its place. */
const UNUSABLE_FOLDER = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST'];

/** Node's and Postgres's codes for a database that cannot be used as it was named. */
const DATABASE_PROBLEMS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'there is no such host',
  ETIMEDOUT: 'it does not answer',
  '28000': 'it refuses this user',
  '28P01': 'it refuses this user or password',
  '3D000': 'it has no such database',
};

/** What to tell the person at the terminal; undefined for what nobody foresaw and needs its stack. */
export function explain(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (EXPLAIN_THEMSELVES.some((known) => error instanceof known)) return error.message;
  const { code = '', syscall, path, port } = error as NodeJS.ErrnoException & { port?: number };
  if (syscall === 'listen') return PORT_PROBLEMS[code]?.(port);
  if (path !== undefined && (UNUSABLE_FOLDER.includes(code) || syscall === 'mkdir')) {
    return `Cannot write to ${path} (${code}). Set DATA_DIR to a folder that has room and is yours.`;
  }
  const database = DATABASE_PROBLEMS[code];
  return database && `The database of DATABASE_URL cannot be used: ${database} (${code}).`;
}
