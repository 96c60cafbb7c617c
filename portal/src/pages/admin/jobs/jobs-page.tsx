import { Group, SegmentedControl, Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { JobsDocument, type JobState } from '../../../__generated__/graphql.ts';
import { useApiClient } from '../../../api/api-client.ts';
import { fireAndForget } from '../../../fire-and-forget.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { LoadMoreRow, PendingRow } from '../../../ui/tables/load-more-row.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { StackingTable } from '../../../ui/tables/stacking-table.tsx';
import { DeadLettersNotice } from './dead-letters-notice.tsx';
import { JobRow } from './job-row.tsx';

const STATES: readonly JobState[] = ['FAILED', 'QUEUED', 'RUNNING', 'DONE'];

/** Jobs send no events, so the board polls while it is open. */
const LOOK_AGAIN_MS = 5_000;

/** Background jobs, newest first, with the reasons of failures and a retry button. */
export function JobsPage() {
  const { t } = useTranslation('admin');
  const search = useSearch({ from: '/signed-in/admin/jobs' });
  const navigate = useNavigate({ from: '/admin/jobs' });
  const { refetchPage } = useApiClient();
  const state = STATES.find((one) => one === search.state) ?? null;
  useEffect(() => {
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') refetchPage();
    }, LOOK_AGAIN_MS);
    return () => window.clearInterval(timer);
  }, [refetchPage]);
  const choose = (value: string) =>
    fireAndForget(navigate({ search: value === '' ? {} : { state: value }, replace: true }));

  return (
    <Stack gap="lg">
      <PageTitle>{t('jobs.title')}</PageTitle>
      <Group>
        <SegmentedControl
          aria-label={t('jobs.state')}
          value={state ?? ''}
          onChange={choose}
          withItemsBorders={false}
          style={{ flexWrap: 'wrap' }}
          styles={{ label: { paddingInline: 8 } }} // so that they fit in one line on a phone
          data={[
            { value: '', label: t('jobs.all') },
            ...STATES.map((one) => ({ value: one, label: t(`jobState.${one}`) })),
          ]}
        />
      </Group>
      <DeadLettersNotice />
      <JobTable key={state} state={state} />
    </Stack>
  );
}

function JobTable({ state }: { state: JobState | null }) {
  const { t } = useTranslation('admin');
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const [{ data, error }, refetch] = useQuery({
    query: JobsDocument,
    variables: { filter: { state }, after: null },
  });
  if (!data && error) return <FailureNotice error={error} onRetry={refetch} />;
  if (!data) return <ListSkeleton />;
  if (data.jobs.edges.length === 0)
    return <EmptyState title={t('jobs.none')}>{t('jobs.noneLead')}</EmptyState>;
  const columns = [t('jobs.work'), t('jobs.state'), t('jobs.when'), t('jobs.about')];
  return (
    <StackingTable caption={t('jobs.title')} columns={columns}>
      {cursors.map((after, index) => (
        <JobRows
          key={after}
          state={state}
          after={after}
          columns={columns}
          onMore={
            index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined
          }
        />
      ))}
    </StackingTable>
  );
}

function JobRows(props: {
  state: JobState | null;
  after: string | null;
  columns: readonly string[];
  /** Set on the last page only. */
  onMore: ((cursor: string) => void) | undefined;
}) {
  const { state, after, columns, onMore } = props;
  const [{ data, error }, refetch] = useQuery({
    query: JobsDocument,
    variables: { filter: { state }, after },
  });
  if (!data) return <PendingRow columnCount={columns.length} error={error} onRetry={refetch} />;
  const { edges, pageInfo } = data.jobs;
  return (
    <>
      {edges.map(({ node }) => (
        <JobRow key={node.id} job={node} columns={columns} />
      ))}
      {onMore && pageInfo.hasNextPage && (
        <LoadMoreRow columnCount={columns.length} onLoad={() => onMore(pageInfo.endCursor!)} />
      )}
    </>
  );
}
