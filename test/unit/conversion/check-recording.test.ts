import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { checkRecording } from '../../../api/conversion/check-recording.ts';
import { convertRecording } from '../../../api/conversion/convert-recording.ts';
import { NOW, START_US, cleanColumns } from '../domain/recording/sensor-columns.ts';

const bytes = (json: unknown) => new TextEncoder().encode(JSON.stringify(json));

describe('checkRecording', () => {
  it('returns the outline of an uploaded document', async () => {
    const url = new URL('../../support/recordings/tug-sit-to-stand.json', import.meta.url);
    const result = checkRecording(await readFile(url), 'document', NOW);
    expect(result).toMatchObject({
      ok: true,
      value: {
        metadata: { movement: 'sit-to-stand', training: true, clinicianScore: 70 },
        sampleCount: 313,
        startedAtUs: Date.UTC(2022, 6, 11, 10, 26, 10, 30) * 1000,
        utcOffsetMinutes: 120,
        irregularities: { missingAxes: ['mx', 'my', 'mz'], columnLengths: null },
      },
    });
    expect(result).not.toHaveProperty('value.samples');
  });

  it('returns the outline of inline columns', () => {
    expect(checkRecording(bytes(cleanColumns(3)), 'samples', NOW)).toMatchObject({
      ok: true,
      value: {
        metadata: null,
        sampleCount: 3,
        startedAtUs: START_US,
        endedAtUs: START_US + 20_000,
      },
    });
  });

  it('rejects everything that the conversion rejects', async () => {
    for (const json of [bytes({ ts: [] }), bytes([]), new TextEncoder().encode('{"ts":')]) {
      const checked = checkRecording(json, 'samples', NOW);
      expect(checked.ok).toBe(false);
      expect(await convertRecording(json, NOW)).toEqual(checked);
    }
  });
});

describe('convertRecording', () => {
  it('returns both files, the quality and the summaries', async () => {
    const result = await convertRecording(bytes(cleanColumns(101)), NOW);
    expect(result).toMatchObject({
      ok: true,
      value: {
        quality: { sampleCount: 101, sampleRateHz: 100, durationSeconds: 1 },
        startedAtUs: START_US,
        endedAtUs: START_US + 1_000_000,
        utcOffsetMinutes: 0,
      },
    });
    if (!result.ok) return;
    expect(result.value.summaries[0]).toMatchObject({ axis: 'ax', minimum: 1, maximum: 13.5 });
    expect(result.value.summaries).toHaveLength(9);
    expect(Buffer.from(result.value.parquet).subarray(0, 4).toString()).toBe('PAR1');
    expect(Buffer.from(result.value.csv).toString().split('\n')).toHaveLength(103);
  });
});
