import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fastify, type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFolder } from '../../../api/cli/replace-folder.ts';
import { registerPortalRoutes } from '../../../api/http/portal-routes.ts';

const PAGE = { accept: 'text/html' };

describe('the portal', () => {
  let root: string;
  let app: FastifyInstance;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'gaitway-portal-'));
    await writeFile(join(root, 'secret.txt'), 'secret');
    await build('one');
  });
  afterEach(async () => {
    await app.close();
    await rm(root, { recursive: true });
  });

  /** Like a new build, in place of the previous one. */
  async function build(name: string): Promise<void> {
    const files = {
      'index.html': `page ${name}`,
      [`assets/${name}.js`]: `script ${name}`,
      'graphiql/index.html': `graphiql ${name}`,
    };
    for (const [file, text] of Object.entries(files)) {
      const path = join(root, 'draft', file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
      await writeFile(`${path}.gz`, gzipSync(text));
    }
    await replaceFolder(join(root, 'dist'), join(root, 'draft'));
  }

  async function open(graphiql = true) {
    app = fastify();
    const config = { userPoolId: null, userPoolClientId: null, userPoolEndpoint: null };
    await registerPortalRoutes(
      app,
      () => Promise.resolve({ ...config, outboxUrl: null, demoAccounts: null }),
      { graphiql, folder: join(root, 'dist') },
    );
  }
  const get = async (url: string, headers: Record<string, string> = {}) => {
    const { statusCode, body, headers: answered } = await app.inject({ url, headers });
    return { statusCode, body, cacheControl: answered['cache-control'] };
  };

  it('serves one page at every address, and cacheable files', async () => {
    await open();
    const page = { statusCode: 200, body: 'page one', cacheControl: 'no-cache' };
    for (const url of ['/', '/participants/1', '/index.html']) {
      expect(await get(url, PAGE)).toEqual(page);
    }
    expect(await get('/assets/one.js')).toEqual({
      statusCode: 200,
      body: 'script one',
      cacheControl: 'public, max-age=31536000, immutable',
    });
    expect(await get('/graphiql', PAGE)).toMatchObject({ body: 'graphiql one' });
  });

  it('is compressed for clients that accept it', async () => {
    await open();
    const { headers } = await app.inject({
      url: '/assets/one.js',
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  });

  it('serves the latest build without a restart', async () => {
    await open();
    await get('/', PAGE);
    await build('two');
    expect(await get('/', PAGE)).toMatchObject({ body: 'page two' });
    expect(await get('/assets/two.js')).toMatchObject({ statusCode: 200, body: 'script two' });
    expect(await get('/assets/one.js')).toMatchObject({ statusCode: 404 });
  });

  it.each([
    '/assets/one.js.gz',
    '/assets',
    '/nowhere',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/%00',
    '/%c3%28',
  ])('has no %s', async (url) => {
    await open();
    expect([400, 404]).toContain((await get(url)).statusCode);
  });

  it('has no GraphiQL when it is turned off', async () => {
    await open(false);
    expect(await get('/graphiql/index.html')).toMatchObject({ statusCode: 404 });
    expect(await get('/graphiql', PAGE)).toMatchObject({ body: 'page one' });
  });
});
