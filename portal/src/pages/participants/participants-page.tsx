import { Group, Stack } from '@mantine/core';
import { useLoaderData } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ParticipantsDocument, type ParticipantsQuery } from '../../__generated__/graphql.ts';
import { useLiveRecordings } from '../../api/use-live-recordings.ts';
import { usePages } from '../../api/use-pages.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { AddParticipantButton } from './add-participant-button.tsx';
import { AttentionFilter } from './attention-filter.tsx';
import { isFiltered, toVariables } from './list-search.ts';
import { EmptyList } from './empty-list.tsx';
import { ParticipantFilters } from './participant-filters.tsx';
import { ParticipantList } from './participant-list.tsx';
import { participantsOf } from './participant-pages.ts';
import { useListSearch } from './use-list-search.ts';

const NO_TESTS: ParticipantsQuery['testTypes'] = [];

/** The start page of care providers: the participants in their care, those who need attention first. */
export function ParticipantsPage() {
  const { t } = useTranslation('participants');
  const [search] = useListSearch();
  const variables = useMemo(() => toVariables(search), [search]);
  const ahead = useLoaderData({ from: '/signed-in/' });
  const pages = usePages(ParticipantsDocument, variables, participantsOf, ahead);
  useLiveRecordings(null);

  const { first, error } = pages;
  const testTypes = first?.testTypes ?? NO_TESTS;
  const isNobody = first?.participants.totalCount === 0;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle>{t('title')}</PageTitle>
        <AddParticipantButton />
      </Group>
      {!(isNobody && !isFiltered(search)) && (
        <>
          <ParticipantFilters testTypes={testTypes} />
          <AttentionFilter counts={first?.participants.attention} />
        </>
      )}
      {error && <FailureNotice error={error} onRetry={pages.retry} />}
      {!first && !error && <ListSkeleton />}
      {isNobody && <EmptyList search={search} />}
      {first && !isNobody && (
        <ParticipantList pages={pages} viewer={first.me} testTypes={testTypes} />
      )}
    </Stack>
  );
}
