import { Alert, Stack } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { ViewerDocument } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { PasswordSection } from './password-section.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';
import { SessionsSection } from './sessions-section.tsx';

/**
 * How the viewer signs in. It calls the user pool, not the API: the API rejects viewers who lack a required second
 * factor.
 */
export function AccountPage() {
  const { t } = useTranslation('account');
  useQuery({ query: ViewerDocument }); // only for the frame's header
  const { secondFactor } = useSearch({ from: '/signed-in/account' });
  return (
    <Stack gap="lg" maw={720}>
      <PageTitle>{t('title')}</PageTitle>
      {secondFactor === 'required' && (
        <Alert color="yellow" role="alert" title={t('secondFactor.requiredTitle')}>
          {t('secondFactor.required')}
        </Alert>
      )}
      <SecondFactorSection />
      <PasswordSection />
      <SessionsSection />
    </Stack>
  );
}
