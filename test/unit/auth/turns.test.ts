import { expect, it } from 'vitest';
import { createTurns } from '../../../api/auth/local-user-pool/turns.ts';

it('runs two at once in the order they came, and refuses whoever finds the queue full', async () => {
  const inTurn = createTurns(2, 2);
  const started: number[] = [];
  const ends: (() => void)[] = [];
  const works = [0, 1, 2, 3].map((id) =>
    inTurn(async () => {
      started.push(id);
      await new Promise<void>((end) => (ends[id] = end));
      if (id === 0) throw new Error('a failure passes the turn on too');
    }),
  );
  await expect(inTurn(async () => {})).rejects.toMatchObject({ type: 'TooManyRequestsException' });
  expect(started).toEqual([0, 1]);
  ends[0]?.();
  await expect(works[0]).rejects.toThrow('a failure');
  await Promise.resolve();
  expect(started).toEqual([0, 1, 2]);
  ends[1]?.();
  await works[1];
  ends[2]?.();
  await works[2];
  ends[3]?.();
  await works[3];
  expect(started).toEqual([0, 1, 2, 3]);
  const free = inTurn(() => Promise.resolve('free'));
  await expect(free).resolves.toBe('free');
});
