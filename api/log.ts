import { type Logger, pino } from 'pino';

export type Log = Logger;

/** What may hold a person's data or a secret never reaches the log, wherever it stands in an object. */
const REDACTED = ['authorization', 'password', 'email', 'givenName', 'familyName', 'token'].flatMap(
  (key) => [key, `*.${key}`, `*.*.${key}`],
);

/** The process's log: one JSON object a line on standard output. */
export const createLog = (level: string): Log =>
  pino({ level, base: null, redact: { paths: REDACTED, censor: '[redacted]' } });
