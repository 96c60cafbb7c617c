import react from '@vitejs/plugin-react';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { PurgeCSS } from 'purgecss';
import { defineConfig, type Plugin } from 'vite';
import { textFiles } from './text-files.ts';

/**
 * The gateway serves the files in `dist`. In development, `npx vite --config portal/vite.config.ts` serves the
 * sources and proxies everything else to a gateway that was started with `PUBLIC_URL=http://localhost:5173`, so that
 * the browser sees one origin, as in production.
 */
const GATEWAY = 'http://localhost:4000';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), textFiles(), stylesInUse(), compiledOnArrival(), packed()],
  build: {
    // Browsers of 2022, which have nullish operators and top-level await, so nothing is transpiled.
    target: 'es2022',
    // Browsers that support light-dark(). For older ones it is rewritten to variables that nothing sets, and colors
    // are lost.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // A data: URL would need an exception in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What the start page needs is one file that contains nothing else. Code that other pages share is in files
        // for the pages that share it, where that pays off.
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 1 },
            {
              name: 'shared',
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 20_000,
            },
          ],
        },
        // Shared files are named after all pages that share them: the first name is enough.
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
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

/**
 * Mantine's style sheet covers every component, and the browser parses it before it draws anything. Rules whose class
 * does not appear in the code are removed. The order of the others stays, which decides between rules that conflict.
 */
function stylesInUse(): Plugin {
  return {
    name: 'styles-in-use',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const files = Object.values(bundle);
        const content = files
          .filter((file) => file.type === 'chunk')
          .map(({ code }) => ({ raw: code, extension: 'js' }));
        for (const file of files) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
          const [purged] = await new PurgeCSS().purge({
            content,
            css: [{ raw: String(file.source) }],
            // Mantine's class names are `m_` and a digest; all other names are kept.
            defaultExtractor: (code) => code.match(/\bm_[0-9a-f]+\b/g) ?? [],
            safelist: [/^(?!m_[0-9a-f]+$)/],
          });
          file.source = purged!.css;
        }
      },
    },
  };
}

/** Files whose code runs as soon as it has loaded: the start and the charts of a recording. */
const CALLED_ON_ARRIVAL = ['start', 'recorded-movement', 'charts'];

/**
 * Chromium compiles a marked file in the background while it loads, instead of each function at its first call. Other
 * browsers ignore the comment. https://v8.dev/blog/explicit-compile-hints
 */
function compiledOnArrival(): Plugin {
  return {
    name: 'compiled-on-arrival',
    apply: 'build',
    writeBundle: {
      // The mark has to be the first line of the finished file, before it is compressed.
      order: 'pre',
      sequential: true,
      async handler({ dir }, bundle) {
        for (const { name, fileName } of Object.values(bundle)) {
          if (!fileName.endsWith('.js') || !CALLED_ON_ARRIVAL.includes(name!)) continue;
          const path = join(dir!, fileName);
          await writeFile(path, `//# allFunctionsCalledOnLoad\n${await readFile(path, 'utf8')}`);
        }
      },
    },
  };
}

/** Compresses each file once at the highest level, instead of for each visitor. */
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
