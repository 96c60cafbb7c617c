import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** The tests that keep records, on a real PostgreSQL server instead of the embedded one. */
export default mergeConfig(
  base,
  defineConfig({
    test: { globalSetup: ['test/support/postgres-server.ts'] },
  }),
);
