import { describe, expect, it } from 'vitest';
import { seededRandom, shuffled } from '../../../../api/scoring/model/random.ts';
import { scoreRecording } from '../../../../api/scoring/model/score-recording.ts';
import { parseScoringModel } from '../../../../api/scoring/model/scoring-model.ts';
import { mean } from '../../../../api/scoring/model/statistics.ts';
import { trainModel } from '../../../../api/scoring/model/train-model.ts';
import { swing, swingingPerson, withAxes } from './synthetic-recordings.ts';

const slowIsGood = (tempoHz: number) => 120 - 60 * tempoHz;
const person = swingingPerson(14, 1, slowIsGood);
const model = trainModel(person);
const unseen = swing({ tempoHz: 0.7, seconds: 4, rateHz: 100 });

describe('trainModel', () => {
  it('returns the same model bit for bit, for any order of recordings', () => {
    const again = trainModel(shuffled(person, seededRandom(9)));
    expect(JSON.stringify(again)).toBe(JSON.stringify(model));
  });

  it('round-trips through JSON without losing a digit', () => {
    const stored = parseScoringModel(JSON.parse(JSON.stringify(model)));
    expect(stored).toEqual(model);
    expect(scoreRecording(stored, unseen)).toEqual(scoreRecording(model, unseen));
  });

  it('describes its training set and its error', () => {
    expect(model.card.trainingCount).toBe(14);
    expect(model.card.trainingIds).toEqual(person.map(({ recordingId }) => recordingId).sort());
    expect(model.card.meanAbsoluteError).toBeLessThan(model.card.baselineError / 2);
    expect(Object.values(model.card.memberWeights).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });

  it('computes the error of the mean by leaving each recording out', () => {
    const scores = person.map(({ score }) => score);
    const sum = scores.reduce((a, b) => a + b);
    const errors = scores.map((score) => Math.abs(score - (sum - score) / (scores.length - 1)));
    expect(model.card.baselineError).toBeCloseTo(mean(errors), 10);
  });

  it('learns what determines the score', () => {
    const tests = swingingPerson(30, 500, slowIsGood);
    const error = mean(
      tests.map(({ samples, score }) => Math.abs(scoreRecording(model, samples).score - score)),
    );
    expect(error).toBeLessThan(7);
    expect(scoreRecording(model, unseen).lowConfidence).toBe(false);
  });

  it('has low confidence for scores unrelated to the movement', () => {
    const unsure = [11, 12, 13, 14].map((seed) => {
      const random = swingingPerson(10, seed * 100, (_, chance) => 100 * chance);
      return !trainModel(random).card.beatsMean;
    });
    expect(unsure).toEqual([true, true, true, true]);
  });

  it('predicts the only score, with low confidence', () => {
    const always60 = trainModel(swingingPerson(10, 3, () => 60));
    const { score, lowConfidence } = scoreRecording(always60, unseen);
    expect(score).toBeCloseTo(60, 9);
    expect(lowConfidence).toBe(true);
  });

  it('trains on the minimum of recordings with low confidence, and rejects fewer', () => {
    const tiny = scoreRecording(trainModel(person.slice(0, 3)), unseen);
    expect(tiny.interval).toEqual({ low: 0, high: 100 });
    expect(Number.isFinite(tiny.score)).toBe(true);
    expect(() => trainModel(person.slice(0, 2))).toThrow(RangeError);
  });

  it('trains on identical recordings', () => {
    const same = person.map(({ recordingId, score }) => ({ recordingId, score, samples: unseen }));
    const { score, interval, lowConfidence } = scoreRecording(trainModel(same), unseen);
    expect([score, interval.low, interval.high].every(Number.isFinite)).toBe(true);
    expect(lowConfidence).toBe(true);
  });
});

describe('scoreRecording', () => {
  it('stays on the scale, with the score inside its interval', () => {
    for (const tempoHz of [0.05, 0.4, 1, 1.6, 5]) {
      const { score, interval } = scoreRecording(model, swing({ tempoHz, strength: 40 * tempoHz }));
      expect(interval.low).toBeGreaterThanOrEqual(0);
      expect(interval.low).toBeLessThanOrEqual(score);
      expect(score).toBeLessThanOrEqual(interval.high);
      expect(interval.high).toBeLessThanOrEqual(100);
    }
  });

  it('scores a 100 Hz and a 25 Hz recording of the same movement alike', () => {
    const slower = scoreRecording(model, swing({ tempoHz: 0.7, seconds: 4, rateHz: 25 }));
    expect(Math.abs(slower.score - scoreRecording(model, unseen).score)).toBeLessThan(4);
  });

  it('scores recordings with fewer axes than the training set', () => {
    const withoutMagnetometer = withAxes(unseen.timesUs, (axis) =>
      axis.startsWith('m') ? null : unseen.axes[axis],
    );
    const bare = withAxes(unseen.timesUs, () => null);
    for (const samples of [withoutMagnetometer, bare]) {
      expect(Number.isFinite(scoreRecording(model, samples).score)).toBe(true);
    }
  });
});

describe('parseScoringModel', () => {
  it.each([
    ['another format', { ...model, format: 'other' }],
    ['a model of other features', { ...model, featureVersion: model.featureVersion + 1 }],
    ['half a model', { ...model, ensemble: { ...model.ensemble, forest: [] } }],
    ['a tree with an invalid branch', withFirstTree({ column: [0], threshold: [1], right: [0] })],
    [
      'a leaf without recordings',
      withFirstTree({ column: [-1], threshold: [0], right: [0], rows: [[99]] }),
    ],
    ['nothing', null],
  ])('rejects %s', (_, json) => {
    expect(() => parseScoringModel(json)).toThrow();
  });
});

function withFirstTree(changes: object) {
  const [first, ...others] = model.ensemble.forest;
  return {
    ...model,
    ensemble: { ...model.ensemble, forest: [{ ...first, ...changes }, ...others] },
  };
}
