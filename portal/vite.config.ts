import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/**
 * The gateway serves what lands in `dist`. In development `npx vite --config portal/vite.config.ts`
 * serves the sources and passes everything else on to a gateway that was started with
 * `PUBLIC_URL=http://localhost:5173`, so that the browser sees one origin, as in production.
 */
const GATEWAY = 'http://localhost:4000';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  build: {
    // Browsers of 2022: native nullish operators and top-level await, so nothing is compiled down.
    target: 'es2022',
    // A data: URL would need a hole in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What most pages share comes in one file instead of thirty; charts and Arrow, which two
        // pages at most use, stay apart.
        codeSplitting: { groups: [{ name: 'shared', minShareCount: 3 }] },
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      '/graphql': { target: GATEWAY, ws: true },
      '/cognito': GATEWAY,
      '/objects': GATEWAY,
      '/outbox': GATEWAY,
      '/portal-config.json': GATEWAY,
    },
  },
});
