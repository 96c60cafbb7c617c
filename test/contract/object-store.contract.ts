import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ObjectStore, SignedUpload } from '../../api/storage/object-store.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array | undefined) => content && Buffer.from(content).toString();

async function keysOf(store: ObjectStore, prefix: string): Promise<string[]> {
  const keys = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys.toSorted();
}

const upload = (link: SignedUpload, body: Uint8Array<ArrayBuffer>, changes = {}) =>
  fetch(link.url, {
    method: 'PUT',
    headers: {
      ...Object.fromEntries(link.headers.map(({ name, value }) => [name, value])),
      ...changes,
    },
    body,
  });

/** The guarantees of every object store. `store` is called when the tests run. */
export function describeObjectStore(store: () => ObjectStore): void {
  /** A prefix that no other test uses. */
  const somewhere = () => `contract/${randomUUID()}/`;

  describe('objects', () => {
    it('return what was put last', async () => {
      const key = `${somewhere()}region:one/walk test (1) ü.json`;
      expect(await store().get(key)).toBeUndefined();
      expect(await store().head(key)).toBeUndefined();
      expect(await store().read(key)).toBeUndefined();

      await store().put(key, bytes('first'));
      await store().put(key, bytes('second one'));
      expect(text(await store().get(key))).toBe('second one');
      const found = await store().head(key);
      expect(found).toMatchObject({ key, size: 10 });
      expect(Math.abs(found!.modifiedAt.getTime() - Date.now())).toBeLessThan(60_000);
    });

    it('may be empty', async () => {
      const key = `${somewhere()}empty`;
      await store().put(key, new Uint8Array());
      expect(await store().get(key)).toHaveLength(0);
    });

    it('stream both ways, larger than a part', async () => {
      const key = `${somewhere()}large.bin`;
      const pieces = Array.from({ length: 20 }, () => randomBytes(1_000_000));
      await store().put(
        key,
        (async function* () {
          yield* pieces;
        })(),
      );
      const hash = createHash('sha256');
      for await (const chunk of (await store().read(key))!) hash.update(chunk as Buffer);
      expect(hash.digest('hex')).toBe(
        createHash('sha256').update(Buffer.concat(pieces)).digest('hex'),
      );
      expect(await store().head(key)).toMatchObject({ size: 20_000_000 });
    });

    it.each([1, 20])(
      'keep the old content when a new body breaks off after %i MB',
      async (count) => {
        const folder = somewhere();
        await store().put(`${folder}kept`, bytes('old'));
        const broken = (async function* () {
          for (let piece = 0; piece < count; piece++) yield randomBytes(1_000_000);
          throw new Error('the sender went away');
        })();
        await expect(store().put(`${folder}kept`, broken)).rejects.toThrow('the sender went away');
        expect(text(await store().get(`${folder}kept`))).toBe('old');
        expect(await keysOf(store(), folder)).toEqual([`${folder}kept`]);
      },
    );

    it('are listed by prefix in any number', async () => {
      const folder = somewhere();
      const keys = Array.from(
        { length: 12 },
        (_, index) => `${folder}a/${String(index).padStart(4, '0')}`,
      );
      await Promise.all(keys.map((key) => store().put(key, bytes('x'))));
      await store().put(`${folder}b`, bytes('x'));
      expect(await keysOf(store(), `${folder}a/`)).toEqual(keys);
      expect(await keysOf(store(), `${folder}a/000`)).toEqual(keys.slice(0, 10));
      expect(await keysOf(store(), `${folder}none/`)).toEqual([]);
    });

    it('are deleted together, including missing ones', async () => {
      const folder = somewhere();
      const keys = Array.from({ length: 3 }, (_, index) => `${folder}${index}`);
      for (const key of keys) await store().put(key, bytes('x'));
      await store().delete(...keys, `${folder}never`);
      await store().delete();
      expect(await keysOf(store(), folder)).toEqual([]);
    });

    it('move to another key, once', async () => {
      const folder = somewhere();
      await store().put(`${folder}in/region:one/a b+c.json`, bytes('x'));
      const move = () =>
        store().move(`${folder}in/region:one/a b+c.json`, `${folder}out/a b+c.json`);
      await move();
      await move();
      expect(await keysOf(store(), folder)).toEqual([`${folder}out/a b+c.json`]);
      expect(text(await store().get(`${folder}out/a b+c.json`))).toBe('x');
    });
  });

  describe('links', () => {
    const content = Buffer.from('{"ts":[]}');
    const terms = { contentLength: content.length, contentType: 'application/json' };
    const sha256 = createHash('sha256').update(content).digest('hex');

    it('expire after 15 minutes and point to the store', async () => {
      const link = await store().signDownload('any', 'any', 'text/csv');
      const minutes = (link.expiresAt.getTime() - Date.now()) / 60_000;
      expect(minutes).toBeGreaterThan(14.5);
      expect(minutes).toBeLessThanOrEqual(15);
      expect(new URL(link.url).origin).toBe(store().linkOrigin);
    });

    it('accept the upload that they were created for', async () => {
      const key = `${somewhere()}upload.json`;
      for (const bound of [terms, { ...terms, sha256 }]) {
        const answered = await upload(await store().signUpload(key, bound), content);
        expect(answered.status).toBeLessThan(300);
        expect(text(await store().get(key))).toBe(content.toString());
        await store().delete(key);
      }
    });

    const others: [string, Buffer<ArrayBuffer>, object][] = [
      ['a shorter upload', content.subarray(1), {}],
      ['a longer upload', Buffer.concat([content, content]), {}],
      ['other content of that length', Buffer.from('{"ts":[1]'), {}],
      ['another content type', content, { 'content-type': 'text/html' }],
    ];
    it.each(others)('reject %s', async (_name, body, changes) => {
      const key = `${somewhere()}upload.json`;
      const link = await store().signUpload(key, { ...terms, sha256 });
      const { status } = await upload(link, body, changes);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(await store().get(key)).toBeUndefined();
    });

    it('allow one object and one direction', async () => {
      const key = `${somewhere()}walk.csv`;
      await store().put(key, bytes('ts,ax'));
      const link = await store().signDownload(key, 'walk.csv', 'text/csv');
      expect((await fetch(link.url, { method: 'PUT', body: 'x' })).status).toBeGreaterThanOrEqual(
        400,
      );
      const altered = link.url.replace(/.(?=.{4}$)/, (last) => (last === 'a' ? 'b' : 'a'));
      expect((await fetch(altered)).status).toBe(403);
      expect(text(await store().get(key))).toBe('ts,ax');
    });

    it('download a file under its name', async () => {
      const key = `${somewhere()}walk.csv`;
      await store().put(key, bytes('ts,ax'));
      const { url } = await store().signDownload(key, 'Gehübung "1".csv', 'text/csv');
      const answered = await fetch(url);
      expect(await answered.text()).toBe('ts,ax');
      expect(answered.headers.get('content-type')).toMatch(/^text\/csv/);
      expect(answered.headers.get('cache-control')).toBe('private, no-store');
      expect(answered.headers.get('content-disposition')).toBe(
        `attachment; filename="Gehubung _1_.csv"; filename*=UTF-8''Geh%C3%BCbung%20%221%22.csv`,
      );
    });

    it('download a compressed object with its content encoding', async () => {
      const key = `${somewhere()}walk.arrow.gz`;
      await store().put(key, gzipSync('0123456789'.repeat(100)));
      const { url } = await store().signDownload(key, 'walk.arrow', 'text/plain', 'gzip');
      const answered = await fetch(url);
      expect(answered.headers.get('content-encoding')).toBe('gzip');
      expect(await answered.text()).toBe('0123456789'.repeat(100));
    });

    it('return 404 for a missing object', async () => {
      const { url } = await store().signDownload(`${somewhere()}none`, 'none', 'text/csv');
      expect((await fetch(url)).status).toBe(404);
    });
  });
}
