import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { clientNetwork } from '../../../api/limits/client-network.ts';
import { createLimiter } from '../../../api/limits/limiter.ts';
import { createShares } from '../../../api/limits/shares.ts';
import { parseTrustedProxies } from '../../../api/limits/trusted-proxies.ts';

afterEach(() => vi.useRealTimers());

const limiter = () =>
  createLimiter({
    places: 3,
    waiting: 10,
    shares: { viewer: { places: 2, waiting: 3 }, address: { places: 3, waiting: 5 } },
    refusal: (reason) => new Error(reason),
  });

describe('a limiter with shares', () => {
  it('skips an owner whose share is used up', async () => {
    const { enter } = limiter();
    const order: string[] = [];
    const enterAs = (viewer: string) => enter({ viewer }).finally(() => order.push(viewer));
    const leaves = await Promise.all([enterAs('a'), enterAs('a')]);
    const third = enterAs('a');
    const other = await enterAs('b');
    expect(order).toEqual(['a', 'a', 'b']);
    const waiting = enterAs('c');
    other();
    await waiting;
    expect(order).toEqual(['a', 'a', 'b', 'c']);
    leaves[0]();
    await third;
  });

  it('gives a free place to the owner with the fewest, in the order of arrival', async () => {
    const { enter } = createLimiter({
      places: 2,
      waiting: 10,
      shares: { network: { places: 2, waiting: 5 } },
      refusal: (reason) => new Error(reason),
    });
    const order: string[] = [];
    const enterAs = (network: string) => enter({ network }).finally(() => order.push(network));
    const [first, second] = await Promise.all([enterAs('a'), enterAs('a')]);
    const waiting = ['a', 'b', 'c', 'a'].map(enterAs);
    first();
    (await waiting[1]!)();
    (await waiting[2]!)();
    second();
    await Promise.all(waiting);
    expect(order).toEqual(['a', 'a', 'b', 'c', 'a', 'a']);
  });

  it('rejects an owner with too many waiting entries, and no other owner', async () => {
    const { enter } = limiter();
    const entries = Array.from({ length: 5 }, () => enter({ viewer: 'a' }));
    await expect(enter({ viewer: 'a' })).rejects.toThrow('share');
    await expect(enter({ viewer: 'b' })).resolves.toBeTypeOf('function');
    expect(entries).toHaveLength(5);
  });

  it('counts every kind of owner', async () => {
    const { enter } = limiter();
    const entries = Array.from({ length: 8 }, (_, viewer) =>
      enter({ viewer: `${viewer}`, address: 'x' }),
    );
    await expect(enter({ viewer: 'other', address: 'x' })).rejects.toThrow('share');
    expect(entries).toHaveLength(8);
  });

  it('frees a place once, even when it is released repeatedly', async () => {
    const { enter } = limiter();
    const [leave] = await Promise.all([enter({}), enter({}), enter({})]);
    leave();
    leave();
    await enter({});
    const next = enter({});
    expect(await Promise.race([next, setImmediate('waits')])).toBe('waits');
  });
});

it('rejects more than a share until a place is released', () => {
  const shares = createShares(2);
  const first = shares.take('a');
  expect(shares.take('a')).toBeDefined();
  expect(shares.take('a')).toBeUndefined();
  expect(shares.take('b')).toBeDefined();
  first!();
  first!();
  expect(shares.take('a')).toBeDefined();
  expect(shares.take('a')).toBeUndefined();
});

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('counts the client %s as %s', (address, network) => {
  expect(clientNetwork(address)).toBe(network);
});

it.each([
  ['2', 2],
  ['10.40.0.0/16', ['10.40.0.0/16']],
  ['10.0.0.1, loopback,fd00::/8', ['10.0.0.1', 'loopback', 'fd00::/8']],
  ['true', undefined],
  ['0', undefined],
  ['100', undefined],
  ['10.0.0.0/33', undefined],
  ['proxy.example.org', undefined],
  ['10.0.0.1,', undefined],
])('reads the trusted proxies %s', (text, proxies) => {
  expect(parseTrustedProxies(text)).toEqual(proxies);
});
