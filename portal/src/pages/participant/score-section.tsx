import { Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, type ReactNode } from 'react';
import type { ScorePointFragment } from '../../__generated__/graphql.ts';
import { fireAndForget } from '../../fire-and-forget.ts';
import { ScoreChart, type BandLimits } from '../../components/charts/score-chart.tsx';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { Section } from '../../ui/section.tsx';
import { ScoreAverages } from './score-averages.tsx';

/** The scores of one test over time, with `children` below the chart. */
export function ScoreSection(props: {
  participantId: string;
  testType: string;
  bands: BandLimits;
  fileName: string;
  /** Oldest first. */
  points: readonly ScorePointFragment[];
  children: ReactNode;
}) {
  const { participantId, testType, bands, fileName, points, children } = props;
  const { t } = useTranslation('participant');
  const navigate = useNavigate();
  const open = useCallback(
    (recordingId: string) => fireAndForget(navigate(paths.recording(recordingId))),
    [navigate],
  );
  const scored = useMemo(
    () => points.filter(({ score, clinicianScore }) => score !== null || clinicianScore !== null),
    [points],
  );
  const newest = scored.at(-1);
  return (
    <Section title={t('scores.title')}>
      {newest === undefined ? (
        <Text c="dimmed">{t('scores.none')}</Text>
      ) : (
        <Stack gap="md">
          <ScoreAverages {...{ participantId, testType }} newest={newest.startedAt} />
          <ScoreChart
            points={scored}
            bands={bands}
            fileName={`${fileName}-${t('scores.fileName')}`}
            onOpen={open}
          />
          {children}
        </Stack>
      )}
    </Section>
  );
}
