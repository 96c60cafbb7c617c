import { Text } from '@mantine/core';
import type { MovementMeasures } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { Fact, FactList } from '../../ui/fact-list.tsx';
import { Section } from '../../ui/section.tsx';
import { formatMeasure } from './format-measure.ts';

const MEASURES = [
  ['DURATION', 'activeSeconds'],
  ['TEMPO', 'tempoHz'],
  ['REGULARITY', 'regularity'],
  ['INTENSITY', 'intensityMps2'],
  ['TURNING', 'turningRadps'],
  ['SMOOTHNESS', 'smoothness'],
] as const;

/** The most important measures of the movement, each with an explanation. */
export function MovementFacts({ movement }: { movement: MovementMeasures }) {
  const { t } = useTranslation('recording');
  return (
    <Section title={t('measures')}>
      <FactList short>
        {MEASURES.map(([aspect, field]) => {
          const value = movement[field];
          return (
            <Fact key={aspect} name={t(`aspect.${aspect}`)}>
              {value === null ? t('measure.notMeasured') : formatMeasure(t, aspect, value)}
              <Text size="xs" c="dimmed">
                {t(`meaning.${aspect}`)}
              </Text>
            </Fact>
          );
        })}
      </FactList>
    </Section>
  );
}
