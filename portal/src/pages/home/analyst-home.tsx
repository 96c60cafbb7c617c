import { Stack } from '@mantine/core';
import { useQuery } from 'urql';
import { ViewerDocument } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageTitle } from '../../ui/page-title.tsx';

/** Analysts see no names; their workspace has no page yet. */
export function AnalystHome() {
  const { t } = useTranslation('participants');
  useQuery({ query: ViewerDocument });
  return (
    <Stack>
      <PageTitle>{t('welcome.title')}</PageTitle>
      <EmptyState title={t('welcome.analyst')}>{t('welcome.analystLead')}</EmptyState>
    </Stack>
  );
}
