import { describe, expect, it } from 'vitest';
import { piecesOfRows } from '../../../../api/analytics/warehouse/athena-csv.ts';
import { readAthenaRows } from '../../../../api/analytics/warehouse/athena-rows.ts';
import { arrowSchema, toRecordBatch } from '../../../../api/analytics/warehouse/plain-arrow.ts';
import type { ColumnHead } from '../../../../api/analytics/warehouse/plain-column.ts';

const COLUMNS: readonly ColumnHead[] = [
  { name: 'text', kind: 'text' },
  { name: 'flag', kind: 'boolean' },
  { name: 'n', kind: 'bigint' },
];
const MEGABYTE = 1024 * 1024;

async function* chunksOf(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function piecesIn(text: string, size: number): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of piecesOfRows(chunksOf(text, size))) pieces.push(piece);
  return pieces;
}

/** Reads a result that arrives in chunks of this many bytes. */
async function readRows(text: string, size: number): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (const [index, csv] of (await piecesIn(text, size)).entries()) {
    const { count, columns } = readAthenaRows({ csv, columns: COLUMNS, hasHeader: index === 0 });
    const batch = toRecordBatch(arrowSchema(COLUMNS), count, columns);
    for (let row = 0; row < count; row++) rows.push(Object.values(batch.get(row)!.toJSON()));
  }
  return rows;
}

describe('a result of Athena', () => {
  const csv = [
    '"text","flag","n"',
    '"it""s, a\nline","true","9007199254740993"',
    ',,',
    '"","false","-1"',
    '"😀é",,"0"',
    '"""",,',
    '',
  ].join('\n');
  const rows = [
    ['it"s, a\nline', true, 9007199254740993n],
    [null, null, null],
    ['', false, -1n],
    ['😀é', null, 0n],
    ['"', null, null],
  ];

  it('is the same in chunks of any size', async () => {
    for (const size of [1, 2, 3, 5, 7, 1000]) expect(await readRows(csv, size)).toEqual(rows);
  });

  it('is split into pieces of whole rows', async () => {
    const row = `"${'x'.repeat(300_000)}","true","1"\n`;
    const pieces = await piecesIn(row.repeat(10), 64 * 1024);
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) {
      expect(piece.length % row.length).toBe(0);
      expect(piece.length).toBeLessThan(2 * MEGABYTE);
    }
    expect(pieces.reduce((sum, { length }) => sum + length, 0)).toBe(10 * row.length);
  });

  it('may hold one value of 16 MB', async () => {
    const value = 'x"\n'.repeat((16 * MEGABYTE) / 3);
    const text = `"text","flag","n"\n"${value.replaceAll('"', '""')}","true","1"\n`;
    expect(await readRows(text, 16 * 1024)).toEqual([[value, true, 1n]]);
  });

  it('is rejected when one row exceeds the size limit', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      const chunk = new Uint8Array(MEGABYTE).fill(0x78);
      yield new TextEncoder().encode('"');
      for (;;) yield chunk;
    }
    const first = piecesOfRows(endless()).next();
    await expect(first).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  });

  it.each([
    ['ends inside a value', '"text","flag","n"\n"x'],
    ['ends inside a row', '"text","flag","n"\n"x","true"'],
    ['has a row too short', '"text","flag","n"\n"x"\n'],
    ['has no quotes', '"text","flag","n"\nx,true,1\n'],
  ])('is incomplete when it %s', async (_what, text) => {
    await expect(readRows(text, 4)).rejects.toThrow(/malformed|ends inside/);
  });

  it.each([
    ['date', '12026-01-02'],
    ['date', '-0001-01-01'],
    ['timestamp', '+12026-01-02 10:00:00.000'],
    ['timestamp', '2026-01-02 10:00:00.123456789'],
    ['bigint', '9223372036854775808'],
    ['bigint', '1.5'],
    ['int', '2147483648'],
    ['int', 'many'],
    ['double', 'many'],
    ['decimal', 'many'],
    ['boolean', 'maybe'],
  ] as const)('with a %s of %s names its column', (kind, value) => {
    const csv = new TextEncoder().encode(`"${value}"\n`);
    const columns = [{ name: 'when', kind }];
    expect(() => readAthenaRows({ csv, columns, hasHeader: false })).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        message: `statement: returns a ${kind} in the column "when" that cannot be represented: cast it to varchar`,
      }),
    );
  });
});
