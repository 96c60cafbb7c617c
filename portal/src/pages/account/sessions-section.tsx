import { Button, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { signOut } from 'aws-amplify/auth';
import { useState } from 'react';
import { fireAndForget } from '../../fire-and-forget.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { Section } from '../../ui/section.tsx';
import { forgetDrafts } from '../../ui/saved-field/use-draft.ts';

/** For a lost phone, or a computer that was left signed in. */
export function SessionsSection() {
  const { t } = useTranslation('account');
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const leaveEverywhere = async () => {
    setBusy(true);
    forgetDrafts();
    await signOut({ global: true });
    await router.navigate(paths.signIn());
  };
  return (
    <Section title={t('sessions.title')}>
      <Text mb="md">{t('sessions.lead')}</Text>
      <Button variant="default" loading={isBusy} onClick={() => fireAndForget(leaveEverywhere())}>
        {t('sessions.submit')}
      </Button>
    </Section>
  );
}
