import react from '@vitejs/plugin-react';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/**
 * The gateway serves what lands in `dist`. In development `npx vite --config portal/vite.config.ts`
 * serves the sources and passes everything else on to a gateway that was started with
 * `PUBLIC_URL=http://localhost:5173`, so that the browser sees one origin, as in production.
 */
const GATEWAY = 'http://localhost:4000';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), packed()],
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

/** Packs once, as tightly as can be, what would else be packed for every visitor, or not at all. */
function packed(): Plugin {
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };
  return {
    name: 'packed',
    apply: 'build',
    async writeBundle({ dir }) {
      const names = await readdir(dir!, { recursive: true });
      for (const name of names.filter((one) => /\.(js|css|html|svg|json)$/.test(one))) {
        const content = await readFile(join(dir!, name));
        await writeFile(join(dir!, `${name}.gz`), await promisify(gzip)(content, { level: 9 }));
        await writeFile(join(dir!, `${name}.br`), await promisify(brotliCompress)(content, brotli));
      }
    },
  };
}
