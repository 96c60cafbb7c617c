import { describe, expect, it } from 'vitest';
import { beatsMean } from '../../../../api/scoring/model/confidence.ts';
import { calibrate, intervalAround, spreadAround } from '../../../../api/scoring/model/interval.ts';
import { seededRandom, type Random } from '../../../../api/scoring/model/random.ts';
import { scoreFeatures } from '../../../../api/scoring/model/score-recording.ts';
import { trainOnFeatures } from '../../../../api/scoring/model/train-model.ts';

/** Eight features. The first two determine the score, with `noise` score points of error. */
function example(recordingId: string, noise: number, random: Random) {
  const features = Float64Array.from({ length: 8 }, () => 2 * random() - 1);
  const chance = random() + random() + random() - 1.5;
  const score = 50 + 20 * features[0]! - 12 * features[1]! + noise * chance;
  return { recordingId, features, score };
}

describe('intervals', () => {
  it('cover about nine tenths of new recordings', () => {
    const random = seededRandom(1);
    const people = 40;
    let covered = 0;
    for (let person = 0; person < people; person++) {
      const make = (i: number) => example(`recording-${i}`, 4 + person, random);
      const model = trainOnFeatures(Array.from({ length: 12 }, (_, i) => make(i)));
      for (let i = 0; i < 50; i++) {
        const { features, score } = make(i);
        const { interval } = scoreFeatures(model, features);
        if (interval.low <= score && score <= interval.high) covered++;
      }
    }
    expect(covered / people / 50).toBeGreaterThan(0.85);
    expect(covered / people / 50).toBeLessThan(0.95);
  });

  it('are as wide as nine tenths of the held-out errors require', () => {
    const heldOut = Array.from({ length: 33 }, (_, i) => ({ error: i + 1, spread: 5 }));
    const { low, high } = intervalAround(calibrate(heldOut), 50, 5);
    // 90 % of 33 1/3 is 30; the extra third keeps both ends symmetric.
    expect(low).toBeCloseTo(50 - 30 - 1 / 3, 10);
    expect(high).toBeCloseTo(50 + 30 + 1 / 3, 10);
  });

  it('are wider where similar recordings disagree, and end with the scale', () => {
    const calibration = calibrate(Array.from({ length: 20 }, () => ({ error: 4, spread: 4 })));
    const near = intervalAround(calibration, 95, 1);
    const far = intervalAround(calibration, 95, 20);
    expect(far.low).toBeLessThan(near.low);
    expect(far.high).toBe(100);
  });

  it('are the whole scale when too few recordings were held out', () => {
    const calibration = calibrate(Array.from({ length: 6 }, () => ({ error: 1, spread: 1 })));
    expect(intervalAround(calibration, 50, 1)).toEqual({ low: 0, high: 100 });
  });

  it('measure the spread around the score', () => {
    expect(spreadAround(50, Float64Array.of(0.5, 0.25, 0.25), [50, 60, 30])).toBeCloseTo(7.5, 10);
  });
});

describe('beatsMean', () => {
  it('requires a gain that chance does not explain', () => {
    expect(beatsMean([1, 2, 1, 2, 1], [9, 8, 9, 9, 8])).toBe(true);
    expect(beatsMean([1, 9, 1, 9, 1], [9, 2, 9, 9, 2])).toBe(false);
    expect(beatsMean([5, 5, 5], [5, 5, 5])).toBe(false);
  });
});
