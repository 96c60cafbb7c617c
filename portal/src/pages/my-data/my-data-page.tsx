import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { MyDataDocument } from '../../__generated__/graphql.ts';
import { paths } from '../../paths.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { ConsentSection } from './consent-section.tsx';
import { ErasureSection } from './erasure-section.tsx';
import { TakeAwaySection } from './take-away-section.tsx';
import { WhoLookedSection } from './who-looked-section.tsx';

/** What a participant may decide and see about all of their data. */
export function MyDataPage() {
  const { t } = useTranslation('my-data');
  const [{ data, error }, refetch] = useQuery({ query: MyDataDocument });
  if (error) return <FailureNotice error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  const { participant } = data.me;
  if (participant === null)
    return (
      <EmptyState
        title={t('nobody.title')}
        action={<LinkButton {...paths.home()}>{t('nobody.toStart')}</LinkButton>}
      >
        {t('nobody.lead')}
      </EmptyState>
    );
  return (
    <Stack gap="lg" maw={860}>
      <PageTitle>{t('title')}</PageTitle>
      <ConsentSection consentedAt={participant.consentedAt} />
      <WhoLookedSection />
      <TakeAwaySection participantId={participant.id} />
      <ErasureSection participantId={participant.id} requestedAt={participant.erasureRequestedAt} />
    </Stack>
  );
}
