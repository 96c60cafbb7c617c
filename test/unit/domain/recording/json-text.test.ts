import { describe, expect, it } from 'vitest';
import { parseJsonBytes } from '../../../../api/domain/recording/json-text.ts';
import { randomNumbers } from './sensor-columns.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function fault(text: string): string {
  const result = parseJsonBytes(bytes(text));
  if (result.ok) throw new Error('was parsed');
  expect(result.problems.map(({ field }) => field)).toEqual(['document']);
  return result.problems[0]!.message.replace('is not valid JSON', '');
}

describe('parseJsonBytes', () => {
  it('parses JSON in UTF-8, with a byte order mark or without', () => {
    expect(parseJsonBytes(bytes('{"a":["🪑"]}'))).toEqual({ ok: true, value: { a: ['🪑'] } });
    expect(parseJsonBytes(bytes('\ufeff[1]'))).toEqual({ ok: true, value: [1] });
  });

  it('rejects bytes that are not UTF-8', () => {
    expect(parseJsonBytes(Uint8Array.of(0x22, 0xff, 0x22))).toEqual({
      ok: false,
      problems: [{ field: 'document', message: 'must be text in UTF-8' }],
    });
  });

  it.each([
    ['', ': it ends too early'],
    ['{"ax":[1,2', ': it ends too early'],
    ['{"movement":"sit', ': it ends too early'],
    ['{"ax":[1,NaN]}', ' at line 1, column 10; NaN and Infinity are not JSON numbers'],
    ['[-Infinity]', ' at line 1, column 2; NaN and Infinity are not JSON numbers'],
    ['{\n  "ax": [1,],\n}', ' at line 2, column 12'],
    ['{"a":1,}', ' at line 1, column 8'],
    ['{"a" 1}', ' at line 1, column 6'],
    ["{'a':1}", ' at line 1, column 2'],
    ['[1 2]', ' at line 1, column 4'],
    ['[01]', ' at line 1, column 2'],
    ['[1.]', ' at line 1, column 2'],
    ['[1}', ' at line 1, column 3'],
    ['{"a":1]', ' at line 1, column 7'],
    ['[] []', ' at line 1, column 4'],
    ['["a\tb"]', ' at line 1, column 2'],
    ['["\\x"]', ' at line 1, column 2'],
    ['nothing', ' at line 1, column 1'],
  ])('locates the error in %j', (text, place) => {
    expect(fault(text)).toBe(place);
  });

  it('never repeats the text', () => {
    expect(fault('{"name":"Eleanor",}')).not.toContain('Eleanor');
  });

  it('locates an error behind a string and a nesting of any size', () => {
    const long = '\\n' + 'x'.repeat(20_000_000);
    expect(fault(`["${long}" 1]`)).toBe(` at line 1, column ${long.length + 5}`);
    expect(fault(`${'['.repeat(500_000)}!`)).toBe(' at line 1, column 500001');
  });

  it('finds an error in every text that JSON.parse rejects', () => {
    const random = randomNumbers(3);
    const sound = JSON.stringify({ ts: ['x\n'], ax: [1.5, -2e-7, null], on: [true, {}] });
    const marks = '{}[]",:0.e-\\ tn';
    for (let round = 0; round < 3_000; round++) {
      const at = Math.floor(random() * sound.length);
      const mark = marks[Math.floor(random() * marks.length)]!;
      const torn = sound.slice(0, at) + mark + sound.slice(at + Math.floor(random() * 2));
      const result = parseJsonBytes(bytes(torn));
      if (!result.ok) expect(result.problems[0]!.message).toMatch(/too early|line 1, column \d+/);
    }
  });
});
