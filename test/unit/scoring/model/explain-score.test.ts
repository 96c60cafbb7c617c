import { describe, expect, it } from 'vitest';
import { explainScore } from '../../../../api/scoring/model/explain-score.ts';
import { aspectOf, MEASURES } from '../../../../api/scoring/model/features/aspects.ts';
import { extractFeatures } from '../../../../api/scoring/model/features/extract-features.ts';
import { measureMovement } from '../../../../api/scoring/model/measure-movement.ts';
import { scoreRecording } from '../../../../api/scoring/model/score-recording.ts';
import { trainModel } from '../../../../api/scoring/model/train-model.ts';
import { swing, swingingPerson, withAxes } from './synthetic-recordings.ts';

const slowIsGood = (tempoHz: number) => 120 - 60 * tempoHz;
const model = trainModel(swingingPerson(20, 1, slowIsGood));

describe('explainScore', () => {
  it('names what determines the score, and the direction', () => {
    const slow = extractFeatures(swing({ tempoHz: 0.45, seed: 77 }));
    const fast = extractFeatures(swing({ tempoHz: 1.45, seed: 78 }));
    const effects = (features: typeof slow) =>
      Object.fromEntries(explainScore(model, features).map((r) => [r.aspect, r.effect]));
    const raised = effects(slow);
    const lowered = effects(fast);
    const moved = Object.keys(raised).filter((aspect) => aspect in lowered);
    expect(moved.length).toBeGreaterThan(0);
    for (const aspect of moved) {
      expect(raised[aspect]).toBeGreaterThan(0);
      expect(lowered[aspect]).toBeLessThan(0);
    }
  });

  it('orders by strength, and omits small effects', () => {
    const reasons = explainScore(model, extractFeatures(swing({ tempoHz: 1.45, seed: 3 })));
    const strengths = reasons.map(({ effect }) => Math.abs(effect));
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
    expect(Math.min(...strengths)).toBeGreaterThanOrEqual(0.5);
    expect(reasons.length).toBeLessThanOrEqual(4);
  });

  it('returns no reason when every recording has the same score', () => {
    const always60 = trainModel(swingingPerson(10, 3, () => 60));
    expect(scoreRecording(always60, swing({ tempoHz: 1.4 })).reasons).toEqual([]);
  });

  it('returns the value beside the usual value, in the unit of the measure', () => {
    const samples = swing({ tempoHz: 1.45, seed: 3 });
    const measures = measureMovement(samples);
    for (const { aspect, value, usual } of scoreRecording(model, samples).reasons) {
      const measure = MEASURES[aspect];
      expect(value).toBe(measure === undefined ? null : measures[measure.name]);
      expect(usual === null).toBe(value === null);
    }
  });
});

describe('aspectOf', () => {
  it('returns the aspect of every feature, and every measure is a feature', () => {
    const { names } = extractFeatures(swing());
    expect(() => names.map(aspectOf)).not.toThrow();
    for (const [aspect, measure] of Object.entries(MEASURES)) {
      expect(names).toContain(measure.feature);
      expect(aspectOf(measure.feature)).toBe(aspect);
    }
    expect(() => aspectOf('made_up')).toThrow('made_up');
  });
});

describe('measureMovement', () => {
  it('measures a known movement', () => {
    const { activeSeconds, turningRadps, regularity } = measureMovement(
      swing({ seconds: 8, noise: 0 }),
    );
    expect(activeSeconds).toBeGreaterThan(6);
    expect(activeSeconds).toBeLessThan(8);
    expect(turningRadps).toBeGreaterThan(0);
    expect(regularity).toBeGreaterThan(0);
    expect(regularity).toBeLessThan(1);
  });

  it('returns null for a missing sensor', () => {
    const samples = swing();
    const blind = withAxes(samples.timesUs, (axis) =>
      axis.startsWith('g') ? null : samples.axes[axis],
    );
    expect(measureMovement(blind).turningRadps).toBeNull();
    expect(measureMovement(blind).tempoHz).not.toBeNull();
  });
});
