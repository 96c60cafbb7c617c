import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import {
  attachColumns,
  detachColumns,
  JsonColumn,
} from '../../../../api/domain/recording/json-columns.ts';

const bytes = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

it('extracts long lists and puts them back', () => {
  const ax = Array.from({ length: 1000 }, (_, i) => i);
  const detached = detachColumns(bytes({ samples: { ax, ay: [1, 2] }, notes: 'x' }));
  if (!detached.ok) throw new Error('refused');
  const attached = attachColumns(detached.value) as { samples: { ax: JsonColumn; ay: number[] } };
  expect(attached).toMatchObject({ samples: { ay: [1, 2] }, notes: 'x' });
  expect(JSON.parse(Buffer.from(attached.samples.ax.json).toString())).toEqual(ax);
});

it.each<[string, unknown]>([
  ['10,000 keys', Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`key${i}`, 1]))],
  [
    'lists in lists',
    { a: Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => 1)) },
  ],
  ['a list outside a field', Array.from({ length: 10_000 }, () => 1)],
  ['objects that are too deep', `${'{"a":'.repeat(51)}1${'}'.repeat(51)}`],
  ['lists that are too deep', `{"a":${'['.repeat(1_000_000)}1${']'.repeat(1_000_000)}}`],
])('rejects what would be left of %s', (_what, document) => {
  const detached = detachColumns(bytes(document));
  expect(detached).toMatchObject({ ok: false, problems: [{ field: 'document' }] });
});

it('keeps the bytes of a list out of printed messages', () => {
  const column = new JsonColumn(bytes('[1234567]'));
  expect(Object.keys(column)).toEqual([]);
  expect(inspect(column)).not.toContain('49');
});
