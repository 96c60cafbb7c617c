import { Stack } from '@mantine/core';
import { Navigate } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { OwnParticipantDocument } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';

/** Opens a participant's own page. */
export function ParticipantHome() {
  const { t } = useTranslation('participants');
  const [{ data, error }, refetch] = useQuery({ query: OwnParticipantDocument });
  if (error) return <FailureNotice error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  if (data.me.participant)
    return <Navigate {...paths.participant(data.me.participant.id)} replace />;
  return (
    <Stack>
      <PageTitle>{t('welcome.title')}</PageTitle>
      <EmptyState title={t('welcome.noCareTeam')}>
        {t('welcome.nobodyLead', { email: data.me.email })}
      </EmptyState>
    </Stack>
  );
}
