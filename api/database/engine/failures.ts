/** What went wrong below a statement, as far as the next step depends on it. */
export type DatabaseFailure = 'lost' | 'collided' | 'tooSlow';

/** A write on a standby, or on a primary that became one: the next connection may lead to the new primary. */
const READ_ONLY = '25006';
/** The server or the way to it is gone: classes 08 and 57 of PostgreSQL's error codes, and what sockets say. */
const LOST = new Set([
  READ_ONLY,
  ...['08000', '08001', '08003', '08004', '08006', '57P01', '57P02', '57P03', '53300'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
]);
/** Serialization failure and deadlock: the server undid the transaction, and the same one goes through later. */
const COLLIDED = new Set(['40001', '40P01']);
/** Ended by a time limit: of a statement, of a lock or of an idle transaction. */
const TOO_SLOW = new Set(['57014', '55P03', '25P03']);

/** pg's own errors have no code. */
const LOST_WORDS =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Connection ended)/;
const TOO_SLOW_WORDS = /^Query read timeout/;

/** Undefined for everything that is not about the server but about the statement. */
export function failureOf(error: unknown): DatabaseFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (COLLIDED.has(code)) return 'collided';
  if (TOO_SLOW.has(code) || TOO_SLOW_WORDS.test(error.message)) return 'tooSlow';
  if (LOST.has(code) || LOST_WORDS.test(error.message)) return 'lost';
  return undefined;
}

/** Whether statements on the same connection will go on failing although it is open. */
export const isConnectionUseless = (error: unknown): boolean =>
  error instanceof Error &&
  (TOO_SLOW_WORDS.test(error.message) || ('code' in error && error.code === READ_ONLY));
