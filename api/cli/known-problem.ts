import { IncompleteFolderError } from '../composition/data-folder.ts';
import { ConfigError } from '../config/config.ts';
import { DamagedDatabaseError } from '../database/engine/damaged-database.ts';
import { FolderInUseError } from '../database/engine/folder-lock.ts';
import { UnusableSchemaError } from '../database/migrations/migrate.ts';
import { UnfitDatabaseError } from '../database/unfit-database.ts';
import { ExposedFolderError } from '../owner-only.ts';
import { ExposedFileError } from '../storage/private-file.ts';
import { ApiError } from '../../client/gaitway-client.ts';

/** A problem that the user of the command line can fix. The message says how. */
export class CommandError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandError';
  }
}

const EXPLAIN_THEMSELVES = [
  CommandError,
  ConfigError,
  DamagedDatabaseError,
  FolderInUseError,
  ExposedFileError,
  ExposedFolderError,
  IncompleteFolderError,
  UnfitDatabaseError,
  UnusableSchemaError,
  ApiError,
] as const;

/** Node's codes for a port that Gaitway cannot listen on. */
const PORT_PROBLEMS: Readonly<Record<string, (port: number | undefined) => string>> = {
  EADDRINUSE: (port) =>
    `Port ${port} is in use. Stop the program that uses it, or set PORT to another port.`,
  EACCES: (port) => `You may not listen on port ${port}. Set PORT to 1024 or higher.`,
};

/** Node's codes for an unusable data folder. The last two mean that a file is in its place. */
const UNUSABLE_FOLDER = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST'];

/** Node's and PostgreSQL's codes for a database that cannot be used. */
const DATABASE_PROBLEMS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no server is listening there',
  ENOTFOUND: 'the host does not exist',
  ETIMEDOUT: 'the server does not respond',
  '28000': 'the server rejects this user',
  '28P01': 'the server rejects this user or password',
  '3D000': 'the server has no such database',
};

/** Returns the message for the user; undefined for an unexpected error, which is shown with its stack. */
export function explain(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (EXPLAIN_THEMSELVES.some((known) => error instanceof known)) return error.message;
  const { code = '', syscall, path, port } = error as NodeJS.ErrnoException & { port?: number };
  if (syscall === 'listen') return PORT_PROBLEMS[code]?.(port);
  if (path !== undefined && (UNUSABLE_FOLDER.includes(code) || syscall === 'mkdir')) {
    return `Cannot write to ${path} (${code}). Set DATA_DIR to a folder that you own and that has free space.`;
  }
  const database = DATABASE_PROBLEMS[code];
  return database && `The database of DATABASE_URL cannot be used: ${database} (${code}).`;
}
