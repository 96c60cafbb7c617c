import { defineConfig, mergeConfig } from 'vitest/config';
import postgres from './vitest.postgres.config.ts';

/** The same tests in the second home: real PostgreSQL, and Amazon's services on endpoints of this machine. */
export default mergeConfig(
  postgres,
  defineConfig({
    test: { env: { TEST_HOME: 'aws' } },
  }),
);
