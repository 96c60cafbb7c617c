import { Stack } from '@mantine/core';
import { useQuery } from 'urql';
import { SettingsDocument } from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { SettingsForm } from './settings-form.tsx';

/** The settings of the organization. */
export function SettingsPage() {
  const { t } = useTranslation('admin');
  const [{ data, error }, refetch] = useQuery({ query: SettingsDocument });
  if (!data && error) return <FailureNotice error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  return (
    <Stack gap="lg" maw={720}>
      <PageTitle>{t('settings.title')}</PageTitle>
      <SettingsForm organization={data.me.organization} />
    </Stack>
  );
}
