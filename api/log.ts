import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Properties that may contain personal data or secrets. They are removed from logged objects. */
const REDACTED = ['authorization', 'password', 'email', 'givenName', 'familyName', 'token'].flatMap(
  (key) => [key, `*.${key}`, `*.*.${key}`],
);

/** The process's log: one JSON object a line on standard output. */
export const createLog = (level: string): Log =>
  pino({ level, base: null, redact: { paths: REDACTED, censor: '[redacted]' } });
