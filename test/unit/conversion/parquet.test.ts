import { describe, expect, it } from 'vitest';
import { decodeParquet } from '../../../api/conversion/decode-parquet.ts';
import { encodeParquet } from '../../../api/conversion/encode-parquet.ts';
import { AXES } from '../../../api/domain/recording/samples.ts';
import { randomSamples } from './random-samples.ts';

describe('encodeParquet and decodeParquet', () => {
  it.each([2, 3, 255, 8_192, 20_000])('round-trip %i rows bit for bit', async (count) => {
    const samples = randomSamples(count, count);
    expect(await decodeParquet(await encodeParquet(samples))).toEqual(samples);
  });

  it('round-trip missing axes, even all of them', async () => {
    for (const missing of [['mx', 'my', 'mz'] as const, AXES]) {
      const samples = randomSamples(100, 4, missing);
      expect(await decodeParquet(await encodeParquet(samples))).toEqual(samples);
    }
  });

  it('write the same bytes for the same samples, in a separate buffer', async () => {
    const first = await encodeParquet(randomSamples(50, 1));
    expect(await encodeParquet(randomSamples(50, 1))).toEqual(first);
    expect(first.buffer.byteLength).toBe(first.byteLength);
  });

  it('read from a view into a larger buffer', async () => {
    const samples = randomSamples(50, 1);
    const bytes = await encodeParquet(samples);
    const slab = Buffer.alloc(bytes.length + 200, 7);
    slab.set(bytes, 100);
    expect(await decodeParquet(slab.subarray(100, 100 + bytes.length))).toEqual(samples);
  });

  it('reject a truncated or foreign file', async () => {
    const bytes = await encodeParquet(randomSamples(50, 1));
    await expect(decodeParquet(bytes.subarray(0, -20))).rejects.toThrow(/parquet/i);
    await expect(decodeParquet(new Uint8Array(0))).rejects.toThrow();
  });
});
