import { configDefaults, defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** Every room of the portal in a browser: by role and name, by keyboard, with axe, on a bad network. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['test/e2e/!(main-job).test.ts'],
    exclude: configDefaults.exclude,
  },
});
