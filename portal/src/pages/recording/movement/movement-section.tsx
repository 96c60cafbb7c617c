import { Skeleton } from '@mantine/core';
import type { RecordingPageQuery } from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { LazyPart } from '../../../ui/lazy-part.tsx';
import { Section } from '../../../ui/section.tsx';

/** Space for the charts while they load, so that the page does not jump. */
const CHARTS_HEIGHT = 800;

// The code of charts and Arrow loads here, after the rest of the page is visible.
const loadCharts = () =>
  import('./recorded-movement.tsx').then((module) => module.RecordedMovement);

/** The samples of the phone's sensors. */
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
