import { Skeleton, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { background } from '../../background.ts';
import { ScoresDocument } from '../../__generated__/graphql.ts';
import type { BandLimits } from '../../components/charts/score-marks.ts';
import { paths } from '../../paths.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { formatCount } from '../../ui/format.ts';
import { Section } from '../../ui/section.tsx';
import { ScoreAverages } from './score-averages.tsx';

const ScoreChart = lazy(async () => ({
  default: (await import('../../components/charts/score-chart.tsx')).ScoreChart,
}));

const CHART_HEIGHT = 320;

/** The scores of one test over time. */
export function ScoreSection(props: {
  participantId: string;
  testType: string;
  bands: BandLimits;
}) {
  const { participantId, testType, bands } = props;
  const [{ data, error }, refetch] = useQuery({
    query: ScoresDocument,
    variables: { participantId, testType },
  });
  const navigate = useNavigate();
  const open = useCallback(
    (recordingId: string) => background(navigate(paths.recording(recordingId))),
    [navigate],
  );
  const connection = data?.participant?.scored;
  const points = useMemo(
    () =>
      (connection?.edges ?? [])
        .map(({ node }) => node)
        .filter(({ score, clinicianScore }) => score !== null || clinicianScore !== null)
        .reverse(),
    [connection],
  );

  return (
    <Section title="Scores">
      {error && <FailureNotice error={error} onRetry={refetch} />}
      {!connection && !error && <Skeleton height={CHART_HEIGHT} />}
      {connection && points.length === 0 && (
        <Text c="dimmed">
          No scores yet. They appear here as soon as a recording of this test has one.
        </Text>
      )}
      {connection && points.length > 0 && (
        <Stack gap="md">
          <ScoreAverages {...{ participantId, testType }} newest={points.at(-1)!.startedAt} />
          <Suspense fallback={<Skeleton height={CHART_HEIGHT} />}>
            <ScoreChart points={points} bands={bands} height={CHART_HEIGHT} onOpen={open} />
          </Suspense>
          {connection.totalCount > connection.edges.length && (
            <Text size="sm" c="dimmed">
              The chart shows the newest{' '}
              {formatCount(connection.edges.length, 'recording', 'recordings')} of{' '}
              {connection.totalCount}.
            </Text>
          )}
        </Stack>
      )}
    </Section>
  );
}
