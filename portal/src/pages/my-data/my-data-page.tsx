import { Stack } from '@mantine/core';
import { useQuery } from 'urql';
import { MyDataDocument } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { UnavailablePage } from '../../ui/unavailable-page.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { ConsentSection } from './consent-section.tsx';
import { ErasureSection } from './erasure-section.tsx';
import { DownloadSection } from './download-section.tsx';
import { AccessSection } from './access-section.tsx';

/** A participant's consent, access log, download and erasure. */
export function MyDataPage() {
  const { t } = useTranslation('my-data');
  const [{ data, error }, refetch] = useQuery({ query: MyDataDocument });
  if (error) return <FailureNotice error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  const { participant } = data.me;
  if (participant === null)
    return <UnavailablePage title={t('noRecord.title')}>{t('noRecord.lead')}</UnavailablePage>;
  return (
    <Stack gap="lg" maw={860}>
      <PageTitle>{t('title')}</PageTitle>
      <ConsentSection consentedAt={participant.consentedAt} />
      <AccessSection />
      <DownloadSection participantId={participant.id} />
      <ErasureSection participantId={participant.id} requestedAt={participant.erasureRequestedAt} />
    </Stack>
  );
}
