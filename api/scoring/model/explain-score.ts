import {
  MOVEMENT_ASPECTS,
  type MovementAspect,
  type ScoreReason,
} from '../../domain/recording/movement.ts';
import { opinionsOn, weigh } from './ensemble.ts';
import { aspectOf, MEASURES } from './features/aspects.ts';
import type { FeatureVector } from './features/extract-features.ts';
import type { ScoringModel } from './scoring-model.ts';
import { standardize } from './standardization.ts';

/** Less than this many points is within a clinician's own rounding. */
const SMALLEST_EFFECT = 0.5;

/** More than a few reasons explain nothing. */
const MOST_REASONS = 4;

/**
 * The aspects of the movement that moved its score most, the strongest first. Each is measured by occlusion:
 * the recording is scored again with this aspect's features as they are in the person's mean training
 * recording. Aspects that are usual for the person moved nothing, however important the model finds them.
 */
export function explainScore(
  { ensemble, card }: ScoringModel,
  { names, values }: FeatureVector,
): ScoreReason[] {
  const { standardization } = ensemble;
  const row = standardize(standardization, values);
  const scoreOf = (features: readonly number[]) =>
    weigh(card.memberWeights, opinionsOn(ensemble, features).estimates);
  const aspects = standardization.columns.map((column) => aspectOf(names[column]!));
  const score = scoreOf(row);

  return MOVEMENT_ASPECTS.map((aspect): ScoreReason => {
    const usualRow = row.map((value, i) => (aspects[i] === aspect ? 0 : value));
    return { aspect, effect: tenth(score - scoreOf(usualRow)), ...measured(aspect) };
  })
    .filter(({ effect }) => Math.abs(effect) >= SMALLEST_EFFECT)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, MOST_REASONS);

  function measured(aspect: MovementAspect): Pick<ScoreReason, 'value' | 'usual'> {
    const measure = MEASURES[aspect];
    if (measure === undefined) return { value: null, usual: null };
    const column = names.indexOf(measure.feature);
    const value = values[column]!;
    // A feature that never varied in training is not kept by the model: it is as it always was.
    const kept = standardization.columns.indexOf(column);
    const usual = kept < 0 ? value : standardization.centre[kept]!;
    return { value: measure.toMeasure(value), usual: measure.toMeasure(usual) };
  }
}

const tenth = (points: number) => Math.round(points * 10) / 10;
