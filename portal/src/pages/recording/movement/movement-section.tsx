import { Skeleton } from '@mantine/core';
import type { RecordingPageQuery } from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { LazyPart } from '../../../ui/lazy-part.tsx';
import { Section } from '../../../ui/section.tsx';

/** Room for the charts while they load, so that nothing jumps. */
const CHARTS_HEIGHT = 800;

// Chart and Arrow code load here, while the rest of the page shows already.
const loadCharts = () =>
  import('./recorded-movement.tsx').then((module) => module.RecordedMovement);

/** The movement itself, as the sensors of the phone saw it. */
export function MovementSection(props: {
  recording: NonNullable<RecordingPageQuery['recording']>;
}) {
  const { t } = useTranslation('recording');
  return (
    <Section title={t('movement')}>
      <LazyPart
        load={loadCharts}
        fallback={<Skeleton height={CHARTS_HEIGHT} />}
        props={{ recording: props.recording }}
      />
    </Section>
  );
}
