import { Stack, Text } from '@mantine/core';
import { useQuery } from 'urql';
import { SqlWorkspaceDocument } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { Workbench } from './workbench.tsx';
import { useOpenedQuery } from './use-opened-query.ts';

/** The tables, the editor and the result of the open query; `queryId` is null for a new one. */
export function Workspace({ queryId }: { queryId: string | null }) {
  const { t } = useTranslation('sql');
  const [{ data, error }, refetch] = useQuery({ query: SqlWorkspaceDocument });
  const opened = useOpenedQuery(queryId);

  const failure = data ? opened.error : error;
  const isFirstLoad = opened.query === null && queryId !== null;
  if (failure && (!data || isFirstLoad))
    return <FailureNotice error={failure} onRetry={data ? opened.retry : refetch} />;
  if (opened.isMissing) return <NotFoundPage what="query" />;
  if (!data || (isFirstLoad && opened.isLoading)) return <PageSkeleton />;
  return (
    <Stack gap="lg">
      <div>
        <PageTitle>{t('title')}</PageTitle>
        <Text c="dimmed">{t('lead')}</Text>
      </div>
      {opened.error && <FailureNotice error={opened.error} onRetry={opened.retry} />}
      <Workbench tables={data.lakeTables} query={opened.query} isLoading={opened.isLoading} />
    </Stack>
  );
}
