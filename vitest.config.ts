import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What changes its process for others: Amplify keeps one session in it, and a server of its own is in its environment. */
const APART = [
  'test/**/*amplify*.test.ts',
  'test/api/sign-in/second-factor.test.ts',
  'test/api/two-processes.test.ts',
  'test/database/fail-over.test.ts',
];

/** Every room in a browser takes minutes: `npm run test:portal`. Here one browser does the main job. */
const ROOMS = 'test/e2e/!(main-job).test.ts';

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
    testTimeout: 30_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000, interval: 50 } },
    server: { deps: { inline: ['dt-sql-parser'] } }, // its imports name no files, which only bundlers take
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        // A process keeps the modules that it has loaded: loading them takes longer than most files run.
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...APART, ROOMS],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
  },
});
