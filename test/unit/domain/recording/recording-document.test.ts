import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRecordingDocument } from '../../../../api/domain/recording/recording-document.ts';
import { AXES } from '../../../../api/domain/recording/samples.ts';
import { NOW, cleanColumns } from './sensor-columns.ts';

const metadata = {
  user_id: 'ca-central-1:dc18b81e-6b4f-4e55-b0c0-a20a3cd9c500',
  movement: 'sit-to-stand',
  testID: 'f97e3b64-5b41-4dd8-aa64-c4530cdc0ac2',
  training: false,
  start_date: '2026-3-1',
};
const document = (changes: object = {}) => ({ ...metadata, ...cleanColumns(3), ...changes });
const parse = (json: unknown) => parseRecordingDocument(json, { now: NOW });

function problems(json: unknown) {
  const result = parse(json);
  return result.ok ? [] : result.problems;
}

describe('parseRecordingDocument', () => {
  it.each([
    ['ubc-sit-to-stand', 237, -420, null],
    ['tug-sit-to-stand', 313, 120, 70],
  ])('reads the real recording %s, value for value', (file, count, offset, score) => {
    const url = new URL(`../../../support/recordings/${file}.json`, import.meta.url);
    const json = JSON.parse(readFileSync(url, 'utf8')) as Record<string, unknown>;
    const result = parse(json);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { samples, clinicianScore, training, utcOffsetMinutes, movement } = result.value;
    expect({ movement, clinicianScore, training }).toEqual({
      movement: 'sit-to-stand',
      clinicianScore: score,
      training: score !== null,
    });
    expect([samples.count, utcOffsetMinutes]).toEqual([count, offset]);
    for (const axis of AXES) expect(Array.from(samples.axes[axis]!)).toEqual(json[axis]);
  });

  it('keeps quotes and emoji, and returns the test id in lower case', () => {
    const movement = `O'Brien's "chair" 🪑`;
    const result = parse(document({ movement, testID: metadata.testID.toUpperCase() }));
    expect(result).toMatchObject({ ok: true, value: { movement, testId: metadata.testID } });
  });

  it.each(['70', 70, '0', 0, '100', 100, ' 70', '85 ', '+85', '085', '\t9\n', '0x32', '-0'])(
    'accepts the clinic score %j',
    (clinic_score) => {
      const result = parse(document({ training: true, clinic_score }));
      expect(result).toMatchObject({
        ok: true,
        value: { clinicianScore: Math.abs(Number(clinic_score)) },
      });
    },
  );

  it.each([
    '',
    ' ',
    '+',
    '8 5',
    '+-5',
    '0x65',
    '70.5',
    '-1',
    '101',
    '1e2',
    70.5,
    -1,
    101,
    NaN,
    true,
    [70],
  ])('rejects the clinic score %j', (clinic_score) => {
    expect(problems(document({ training: true, clinic_score }))).toEqual([
      { field: 'clinic_score', message: 'must be a whole number from 0 to 100' },
    ]);
  });

  it('requires a score exactly with training', () => {
    expect(problems(document({ training: true }))).toEqual([
      { field: 'clinic_score', message: 'is required for a training recording' },
    ]);
    expect(problems(document({ training: true, clinic_score: null }))).toHaveLength(1);
    expect(problems(document({ clinic_score: '70' }))).toEqual([
      { field: 'clinic_score', message: 'is for training recordings only' },
    ]);
    expect(problems(document({ clinic_score: null }))).toEqual([]);
  });

  it.each([
    ['testID', '00000000-0000-0000-0000-000000000000', 'must be a UUID other than the nil UUID'],
    ['user_id', undefined, 'must be text, got nothing'],
    ['user_id', 5, 'must be text, got a number'],
    ['user_id', ' ', 'must not be empty'],
    ['user_id', 'x'.repeat(201), 'must have at most 200 characters'],
    ['movement', '', 'must not be empty'],
    ['movement', 'x'.repeat(101), 'must have at most 100 characters'],
    ['movement', 'a\u0000b', 'must not contain control characters'],
    ['movement', 'half a \ud83e', 'must not contain control characters'],
    ['testID', 'not-a-uuid', 'must be a UUID'],
    ['testID', null, 'must be a UUID'],
    ['training', 'true', 'must be true or false'],
    ['training', undefined, 'must be true or false'],
    ['start_date', 'March', 'must be a date such as "2023-4-25"'],
    ['start_date', 5, 'must be a date such as "2023-4-25"'],
  ])('rejects %s = %j', (field, value, message) => {
    expect(problems(document({ [field]: value }))).toEqual([{ field, message }]);
  });

  it('names the errors of metadata and samples together, without repeating values', () => {
    const found = problems(document({ movement: 4, user_id: null, az: ['Eleanor', 1, 2] }));
    expect(found.map(({ field }) => field)).toEqual(['user_id', 'movement', 'az[0]']);
    expect(JSON.stringify(found)).not.toContain('Eleanor');
  });

  it.each([[null], [[]], ['text'], [7]])('rejects %j as a document', (json) => {
    expect(problems(json)).toEqual([
      { field: 'document', message: expect.stringMatching(/^must be a JSON object/) as string },
    ]);
  });

  it('names a recording without values by its first axis', () => {
    const { ts } = cleanColumns(3);
    expect(problems({ ...metadata, ts })).toEqual([
      { field: 'ax', message: 'must hold values other than zero in at least one axis' },
    ]);
  });
});
