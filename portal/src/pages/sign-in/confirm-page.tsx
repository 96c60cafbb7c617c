import { Alert, Button } from '@mantine/core';
import { useRouteContext, useRouter, useSearch } from '@tanstack/react-router';
import { confirmSignUp, resendSignUpCode } from 'aws-amplify/auth';
import { useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { AuthCard } from './auth-card.tsx';
import { CodeField, EmailField } from './auth-fields.tsx';
import { AuthFailure, AuthForm } from './auth-form.tsx';
import { DevelopmentHelp } from './development-help.tsx';
import { opened } from './opened-invitation.ts';
import { typedEmail } from './typed-email.ts';
import { useAuthForm } from './use-auth-form.ts';

/** The code from the email confirms that the visitor owns the address. */
export function ConfirmPage() {
  const { t } = useTranslation('sign-in');
  const { config } = useRouteContext({ from: '/confirm' });
  const { email: known = typedEmail(), invitation } = useSearch({ from: '/confirm' });
  const router = useRouter();
  const [email, setEmail] = useState(known);
  const [isSent, setSent] = useState(false);
  const [notSent, setNotSent] = useState<unknown>(null);
  const form = useAuthForm(async (field) => {
    setSent(false);
    await confirmSignUp({
      username: field('email'),
      confirmationCode: field('code'),
      options: { clientMetadata: opened(invitation) },
    });
    await router.navigate(paths.signIn({ email: field('email'), note: 'confirmed' }));
  });
  const resend = () => {
    form.forgetFailure();
    setSent(false);
    setNotSent(null);
    resendSignUpCode({ username: email }).then(() => setSent(true), setNotSent);
  };

  return (
    <AuthCard title={t('confirm.title')} lead={t('confirm.lead')}>
      <AuthForm form={form} submitLabel={t('confirm.submit')}>
        <EmailField defaultValue={known} onType={setEmail} />
        <CodeField />
      </AuthForm>
      {email !== '' && (
        <Button variant="subtle" onClick={resend}>
          {t('confirm.again')}
        </Button>
      )}
      {isSent && <Alert role="status">{t('confirm.sent')}</Alert>}
      {notSent !== null && <AuthFailure error={notSent} />}
      <DevelopmentHelp config={config} />
    </AuthCard>
  );
}
