import { expect, it } from 'vitest';
import { transferList } from '../../../api/workers/transfer-list.ts';

it('returns each fully owned buffer once', () => {
  const owned = new Float64Array(4);
  const part = new Uint8Array(10).subarray(2);
  const shared = new Uint8Array(new SharedArrayBuffer(8));
  const value = { a: [owned, null, 'text'], b: { again: owned, part, shared }, c: 5 };
  expect(transferList(value)).toEqual([owned.buffer]);
});
