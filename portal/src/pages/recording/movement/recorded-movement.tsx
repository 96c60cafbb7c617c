import { Skeleton, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { RecordingPageQuery } from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { alignment } from './align.ts';
import { Comparison, type ComparisonChoice } from './comparison.tsx';
import { type Look, MovementToolbar } from './movement-toolbar.tsx';
import { Overview } from './overview.tsx';
import type { SensorSamples } from './samples.ts';
import { SensorCharts, type Under } from './sensor-charts.tsx';
import { SpectrumCharts } from './spectrum-charts.tsx';
import { useSamples } from './use-samples.ts';
import { createViewRange } from './view-range.ts';

/** Space for the charts while they load, so that the page does not jump. */
const CHARTS_HEIGHT = 800;

/** Charts of the samples, alone or over another recording of the same participant. */
export function RecordedMovement(props: {
  recording: NonNullable<RecordingPageQuery['recording']>;
}) {
  const { id, participant, testType } = props.recording;
  const [choice, setChoice] = useState<ComparisonChoice>({ recordingId: null, aligned: true });
  const own = useSamples(id);
  const other = useSamples(choice.recordingId);

  if (own.error) return <FailureNotice error={own.error} onRetry={own.retry} />;
  return (
    <Stack gap="md">
      <Comparison
        recordingId={id}
        participantId={participant.id}
        testTypeId={testType.id}
        choice={choice}
        onChoose={setChoice}
      />
      {other.error && <FailureNotice error={other.error} onRetry={other.retry} />}
      {own.samples ? (
        <MovementCharts samples={own.samples} other={other.samples} aligned={choice.aligned} />
      ) : (
        <Skeleton height={CHARTS_HEIGHT} />
      )}
    </Stack>
  );
}

function MovementCharts(props: {
  samples: SensorSamples;
  other: SensorSamples | null;
  aligned: boolean;
}) {
  const { samples, other, aligned } = props;
  const { t } = useTranslation('recording');
  const [look, setLook] = useState<Look>('together');
  const view = useMemo(() => createViewRange(samples.duration), [samples]);
  const under = useMemo((): Under | null => {
    if (other === null) return null;
    return { samples: other, shiftSeconds: aligned ? alignmentOf(samples, other) : 0 };
  }, [samples, other, aligned]);

  return (
    <Stack gap="md">
      <MovementToolbar look={look} onLook={setLook} view={view} gaps={samples.gaps} />
      <Text size="sm" c="dimmed">
        {under && (
          <>
            {t('compare.legend')}{' '}
            {under.shiftSeconds !== 0 &&
              t('compare.moved', { seconds: formatNumber(Math.abs(under.shiftSeconds)) })}{' '}
          </>
        )}
        {samples.gaps.length > 0 && look !== 'spectrum' && t('charts.gapsAreShaded')}{' '}
        {look !== 'spectrum' && <span data-print-hidden>{t('charts.help')}</span>}
      </Text>
      {look === 'spectrum' ? (
        <SpectrumCharts samples={samples} under={under} />
      ) : (
        <>
          <Overview motion={samples.motion} view={view} />
          <SensorCharts samples={samples} under={under} view={view} layout={look} />
        </>
      )}
    </Stack>
  );
}

const alignmentOf = (first: SensorSamples, second: SensorSamples) =>
  alignment(
    { seconds: first.seconds, values: first.motion.y },
    { seconds: second.seconds, values: second.motion.y },
  );
