import type { MovementMeasures } from '../../domain/recording/movement.ts';
import { AXES, type Samples } from '../../domain/recording/samples.ts';
import { MEASURES } from './features/aspects.ts';
import { extractFeatures } from './features/extract-features.ts';

/** The measures of one recording that people follow over time. Pure; needs no model. */
export function measureMovement(samples: Samples): MovementMeasures {
  const { names, values } = extractFeatures(samples);
  const has = (sensor: string) =>
    AXES.some(
      (axis) => axis.startsWith(sensor) && samples.axes[axis]?.some((value) => value !== 0),
    );
  const measure = (aspect: keyof typeof MEASURES): number => {
    const { feature, toMeasure } = MEASURES[aspect]!;
    return toMeasure(values[names.indexOf(feature)]!);
  };
  const accelerated = has('a');
  return {
    activeSeconds: measure('DURATION'),
    tempoHz: accelerated ? measure('TEMPO') : null,
    regularity: accelerated ? measure('REGULARITY') : null,
    intensityMps2: accelerated ? measure('INTENSITY') : null,
    turningRadps: has('g') ? measure('TURNING') : null,
    smoothness: accelerated ? measure('SMOOTHNESS') : null,
  };
}
