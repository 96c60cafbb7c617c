import { fileURLToPath } from 'node:url';

/**
 * Node options for short-lived processes with an embedded database: Postgres, which is WebAssembly, is compiled once
 * and not optimised. Optimisation takes two seconds of processor time, which the few statements of a test do not
 * repay.
 */
export const SHORT_LIVED = ['--liftoff-only'] as const;

/** Arguments of Node to run `gaitway`, before the command. */
export const GAITWAY = [
  ...SHORT_LIVED,
  fileURLToPath(new URL('../../bin/gaitway.js', import.meta.url)),
] as const;
