import { Alert, Button } from '@mantine/core';
import { useRouteContext, useRouter, useSearch } from '@tanstack/react-router';
import { confirmSignUp, resendSignUpCode } from 'aws-amplify/auth';
import { useState } from 'react';
import { background } from '../../background.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { AuthCard } from './auth-card.tsx';
import { CodeField, EmailField } from './auth-fields.tsx';
import { AuthForm } from './auth-form.tsx';
import { authMessage } from './auth-messages.ts';
import { DevelopmentHelp } from './development-help.tsx';
import { useAuthForm } from './use-auth-form.ts';

/** The code from the mail proves that the email is the visitor's own. */
export function ConfirmPage() {
  const { t } = useTranslation(['sign-in', 'common']);
  const { config } = useRouteContext({ from: '/confirm' });
  const { email = '' } = useSearch({ from: '/confirm' });
  const router = useRouter();
  const [note, setNote] = useState<string | null>(null);
  const form = useAuthForm(async (field) => {
    await confirmSignUp({ username: field('email'), confirmationCode: field('code') });
    await router.navigate(paths.signIn());
  });
  const sendAgain = () =>
    resendSignUpCode({ username: email }).then(
      () => setNote(t('confirm.sent')),
      (error: unknown) => setNote(authMessage(t, error)),
    );

  return (
    <AuthCard title={t('confirm.title')} lead={t('confirm.lead')}>
      <AuthForm form={form} submitLabel={t('confirm.submit')}>
        <EmailField defaultValue={email} />
        <CodeField />
      </AuthForm>
      {email !== '' && (
        <Button variant="subtle" onClick={() => background(sendAgain())}>
          {t('confirm.again')}
        </Button>
      )}
      {note !== null && <Alert role="status">{note}</Alert>}
      <DevelopmentHelp config={config} />
    </AuthCard>
  );
}
