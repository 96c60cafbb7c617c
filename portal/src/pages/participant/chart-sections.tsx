import { Skeleton, Text } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import {
  ScoresDocument,
  type ScorePointFragment,
  type ScoresQuery,
} from '../../__generated__/graphql.ts';
import { usePages } from '../../api/use-pages.ts';
import type { BandLimits } from '../../components/charts/score-chart.tsx';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LazyPart } from '../../ui/lazy-part.tsx';
import { Section } from '../../ui/section.tsx';
import { spanOf } from './participant-search.ts';
import { useParticipantSearch } from './use-participant-search.ts';

// Charts and their scales are a file of their own, so that names and facts show first.
const loadCharts = async () => (await import('./charts.tsx')).Charts;

/** More points would take too long to draw; the viewer can choose fewer days. */
const MOST_POINTS = 1_000;

const connectionOf = ({ participant }: ScoresQuery) => participant?.scored;

/** The data of all charts of one test, loaded once. */
export function ChartSections(props: {
  participantId: string;
  testType: string;
  bands: BandLimits;
  fileName: string;
}) {
  const { participantId, testType, bands, fileName } = props;
  const { t } = useTranslation('participant');
  const [search] = useParticipantSearch();
  const { from, to } = spanOf(search);
  const variables = useMemo(
    () => ({ participantId, testType, from, to }),
    [participantId, testType, from, to],
  );
  const { nodes, first, error, hasMore, isLoadingMore, loadMore, retry } = usePages(
    ScoresDocument,
    variables,
    connectionOf,
  );
  const wantsMore = hasMore && !isLoadingMore && nodes.length < MOST_POINTS;
  useEffect(() => {
    if (wantsMore) loadMore();
  }, [wantsMore, loadMore]);

  const points = useMemo((): ScorePointFragment[] => nodes.toReversed(), [nodes]);
  const totalCount = first?.participant?.scored.totalCount ?? 0;
  if (error) return <FailureNotice error={error} onRetry={retry} />;
  if (!first)
    return (
      <Section title={t('scores.title')}>
        <Skeleton height={330} />
      </Section>
    );
  return (
    <LazyPart
      load={loadCharts}
      props={{
        subject: variables,
        bands,
        fileName,
        points,
        children: hasMore && !wantsMore && !isLoadingMore && (
          <Text size="sm" c="dimmed">
            {t('scores.newestOnly', { shown: nodes.length, count: totalCount })}
          </Text>
        ),
      }}
      fallback={<Skeleton height={420} />}
    />
  );
}
