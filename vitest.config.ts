import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { SHORT_LIVED } from './test/support/gaitway-program.ts';

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
    execArgv: [...SHORT_LIVED],
    // A process keeps the modules that it has loaded: loading them takes longer than most files run. So a test file
    // leaves nothing behind in its process: no session of Amplify's, no variable of the environment, no global.
    isolate: false,
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ROOMS],
  },
});
