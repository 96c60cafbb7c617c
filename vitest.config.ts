import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { SHORT_LIVED } from './test/support/gaitway-program.ts';

/** The browser test of the main job, which runs in every environment. */
const MAIN_JOB = 'test/e2e/main-job.test.ts';

/** Every other browser test: each room of the portal by role and name, by keyboard, with axe, on a bad network. */
const PORTAL = 'test/e2e/!(main-job).test.ts';

/** Hostile requests against a gateway in a process of its own, measured. */
const ABUSE = 'test/abuse/**/*.test.ts';

/** Tests against third-party programs, which are downloaded first: `npm run test:parts`. */
const PARTS = 'test/parts/**/*.test.ts';

/** Starts a real PostgreSQL server, on which the gateways of the tests keep their records. */
const POSTGRES = 'test/support/postgres-server.ts';

export default defineConfig({
  resolve: {
    // type-graphql and Apollo load CommonJS graphql; one copy for all, or "another module or realm" is thrown.
    alias: [
      {
        find: /^graphql$/,
        replacement: fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url)),
      },
    ],
  },
  test: {
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000, interval: 50 } },
    server: { deps: { inline: ['dt-sql-parser'] } }, // its imports lack file extensions, which only bundlers accept
    pool: 'forks',
    execArgv: [...SHORT_LIVED],
    // A process keeps the modules that it has loaded: loading them takes longer than most files run. So a test file
    // leaves nothing behind in its process: no session of Amplify's, no variable of the environment, no global.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'embedded',
          include: ['test/**/*.test.ts'],
          exclude: [PORTAL, ABUSE, PARTS],
        },
      },
      {
        extends: true,
        test: { name: 'postgres', include: ['test/api/**/*.test.ts'], globalSetup: [POSTGRES] },
      },
      {
        extends: true,
        test: {
          name: 'aws',
          include: [MAIN_JOB],
          globalSetup: [POSTGRES],
          env: { TEST_HOME: 'aws' },
        },
      },
      { extends: true, test: { name: 'portal', include: [PORTAL] } },
      { extends: true, test: { name: 'parts', include: [PARTS], testTimeout: 120_000 } },
      { extends: true, test: { name: 'abuse', include: [ABUSE] } },
    ],
  },
});
