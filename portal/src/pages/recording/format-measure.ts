import type { TFunction } from 'i18next';
import type { MovementAspect } from '../../__generated__/graphql.ts';
import { numberFormat } from '../../ui/format.ts';

const short = numberFormat({ maximumSignificantDigits: 3 });
const percent = numberFormat({ style: 'percent', maximumFractionDigits: 0 });

/** A measure with its unit: "1.8 times per second", "62%". */
export function formatMeasure(
  t: TFunction<'recording'>,
  aspect: MovementAspect,
  value: number,
): string {
  const text = aspect === 'REGULARITY' ? percent().format(value) : short().format(value);
  switch (aspect) {
    case 'DURATION':
    case 'TEMPO':
    case 'INTENSITY':
    case 'TURNING':
      return t(`measure.${aspect}`, { value: text });
    default:
      return text;
  }
}
