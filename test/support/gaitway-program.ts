import { fileURLToPath } from 'node:url';

/**
 * For Node, in processes that open a database of their own and soon end: the embedded Postgres, which is WebAssembly, is
 * compiled once and not optimised beside that. It takes two seconds of processor time, which a test's few statements
 * never earn back.
 */
export const SHORT_LIVED = ['--liftoff-only'] as const;

/** What Node has to be told to run `gaitway`, before the command. */
export const GAITWAY = [
  ...SHORT_LIVED,
  fileURLToPath(new URL('../../bin/gaitway.js', import.meta.url)),
] as const;
