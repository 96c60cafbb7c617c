import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

const { projects: _, ...shared } = base.test ?? {};

/** Every room of the portal in a browser: by role and name, by keyboard, with axe, on a bad network. */
export default defineConfig({
  ...base,
  test: { ...shared, include: ['test/e2e/!(main-job).test.ts'], isolate: false },
});
