import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import {
  createEventLoopGuard,
  type EventLoopGuard,
} from '../../../../api/http/execution/event-loop-guard.ts';
import { createLog } from '../../../../api/log.ts';

let guard: EventLoopGuard;
afterEach(() => guard.close());

/** A guard with a clock that the test sets, and its log. */
function watch() {
  const clock = { now: 0 };
  const lines: { blockedMs: number; operations: object[]; more?: number }[] = [];
  const log = Object.assign(createLog('silent'), {
    warn: (line: (typeof lines)[number]) => lines.push(line),
  });
  guard = createEventLoopGuard(log, () => clock.now);
  return { clock, lines };
}

const QUERY = 'query Slow($name: String) { me { id } }';
const DIGEST = createHash('sha256').update(QUERY).digest('hex').slice(0, 16);

it('names the operation that blocked the event loop, without its variables', () => {
  const { clock, lines } = watch();
  const operation = guard.enter(() => ({ query: QUERY }));
  clock.now += 1500;
  operation.leave();
  expect(lines).toEqual([{ blockedMs: 1500, operations: [{ name: 'Slow', digest: DIGEST }] }]);
});

it('logs nothing for slow operations that do not block', async () => {
  const { clock, lines } = watch();
  const operation = guard.enter(() => ({ query: QUERY }));
  for (let sign = 0; sign < 10; sign++) {
    clock.now += 900;
    guard.enter(() => ({ query: '{ me { id } }' })).leave();
    await setImmediate();
  }
  operation.leave();
  expect(lines).toEqual([]);
});

it('names the most recent operation first, at most five, and no finished ones', () => {
  const { clock, lines } = watch();
  guard.enter(() => ({ query: 'query Gone { me { id } }' })).leave();
  const [first] = Array.from({ length: 7 }, (_, i) =>
    guard.enter(() => ({ query: `query Q${i} { me { id } }` })),
  );
  clock.now += 2000;
  first!.touch();
  const [{ operations, more } = { operations: [], more: 0 }] = lines;
  expect(operations.map((operation) => (operation as { name: string }).name)).toEqual([
    'Q0',
    'Q6',
    'Q5',
    'Q4',
    'Q3',
  ]);
  expect(more).toBe(2);
});

it('names a document sent only by its hash, and an unparsable one', () => {
  const { clock, lines } = watch();
  guard.enter(() => ({ query: undefined, hash: 'f'.repeat(64) }));
  guard.enter(() => ({ query: '{', operationName: 'Mrs Smith' }));
  clock.now += 2000;
  guard.enter(() => ({ query: QUERY }));
  expect(lines[0]?.operations).toEqual([
    { name: null, digest: createHash('sha256').update('{').digest('hex').slice(0, 16) },
    { name: null, digest: 'f'.repeat(16) },
  ]);
});
