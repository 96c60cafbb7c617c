import { Group, Stack, Text } from '@mantine/core';
import type { OpenedSqlQueryFragment, TextPlace } from '../../../__generated__/graphql.ts';
import { useEffect, useRef } from 'react';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { Section } from '../../../ui/section.tsx';
import { formatDuration } from '../../../ui/format.ts';
import { StateTag } from '../state-tag.tsx';
import { secondsOf } from '../timing.ts';
import { isUnfinished, useProgress } from '../use-progress.ts';
import { ResultDownloads } from './result-downloads.tsx';
import { ResultFacts } from './result-facts.tsx';
import { ResultTable } from './result-table.tsx';
import { FailedQuery } from './failed-query.tsx';
import { ExpiredResult } from './expired-result.tsx';
import { RunningQuery } from './running-query.tsx';

/** The result of a query, or its progress. */
export function ResultSection(props: {
  query: OpenedSqlQueryFragment;
  /** Whether another query is being opened. */
  isDimmed: boolean;
  /** Whether the editor still shows this query and can mark its error. */
  isFaultMarked: boolean;
  onGoTo: (place: TextPlace) => void;
  onRunAgain: () => void;
}) {
  const { query, isDimmed, isFaultMarked, onGoTo, onRunAgain } = props;
  const { t } = useTranslation('sql');
  useProgress(isUnfinished(query.state) ? query.id : null);
  const frame = useRef<HTMLDivElement>(null);
  const isWatched = useRef(isUnfinished(query.state));
  // Scrolls to the result after a run, because the editor may have pushed it out of view.
  useEffect(() => {
    if (isWatched.current) frame.current!.scrollIntoView({ block: 'nearest' });
  }, []);
  const isKept = query.resultExpiresAt !== null;
  const isGivenUp = query.state === 'CANCELLED' || query.state === 'FAILED';
  return (
    <div ref={frame}>
      <Section
        title={t('answer.title')}
        aside={query.state === 'SUCCEEDED' && isKept && <ResultDownloads queryId={query.id} />}
      >
        <Stack gap="md" opacity={isDimmed ? 0.6 : 1} aria-busy={isUnfinished(query.state)}>
          <div role="status">
            {isUnfinished(query.state) && <RunningQuery query={query} />}
            {query.statistics && <ResultFacts query={query} statistics={query.statistics} />}
            {isGivenUp && <EndedQuery query={query} />}
          </div>
          {query.failure && (
            <FailedQuery
              failure={query.failure}
              onGoTo={isFaultMarked ? onGoTo : null}
              onRunAgain={onRunAgain}
            />
          )}
          {query.state === 'SUCCEEDED' && !isKept && <ExpiredResult onRunAgain={onRunAgain} />}
          {isKept && query.columns && query.statistics && (
            <ResultTable
              queryId={query.id}
              columns={query.columns}
              rowCount={query.statistics.rowCount}
              onRunAgain={onRunAgain}
            />
          )}
        </Stack>
      </Section>
    </div>
  );
}

/** The result of a query that failed or was cancelled. */
function EndedQuery({ query }: { query: OpenedSqlQueryFragment }) {
  const { t } = useTranslation('sql');
  const seconds = secondsOf(query);
  return (
    <Group gap="sm">
      <StateTag state={query.state} />
      {seconds !== null && (
        <Text size="sm" c="dimmed">
          {t('answer.after', { duration: formatDuration(seconds) })}
        </Text>
      )}
    </Group>
  );
}
