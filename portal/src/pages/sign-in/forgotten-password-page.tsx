import { Text } from '@mantine/core';
import { useRouteContext, useRouter, useSearch } from '@tanstack/react-router';
import { confirmResetPassword, resetPassword } from 'aws-amplify/auth';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { LinkText } from '../../ui/links.tsx';
import { AuthCard } from './auth-card.tsx';
import { CodeField, EmailField, NewPasswordField } from './auth-fields.tsx';
import { AuthForm } from './auth-form.tsx';
import { DevelopmentHelp } from './development-help.tsx';
import { useAuthForm } from './use-auth-form.ts';

/** Two steps: request a code, then set a new password with it. The step is in the URL. */
export function ForgottenPasswordPage() {
  const { t } = useTranslation('sign-in');
  const { config } = useRouteContext({ from: '/forgotten-password' });
  const { email } = useSearch({ from: '/forgotten-password' });
  return (
    <AuthCard
      title={t('forgotten.title')}
      lead={t(email === undefined ? 'forgotten.lead' : 'forgotten.sent')}
    >
      {email === undefined ? <AskForCode /> : <ChoosePassword email={email} />}
      <Text size="sm">
        <LinkText inherit {...paths.signIn()}>
          {t('forgotten.back')}
        </LinkText>
      </Text>
      <DevelopmentHelp config={config} />
    </AuthCard>
  );
}

function AskForCode() {
  const { t } = useTranslation('sign-in');
  const router = useRouter();
  const form = useAuthForm(async (field) => {
    await resetPassword({ username: field('email') });
    await router.navigate(paths.forgottenPassword(field('email')));
  });
  return (
    <AuthForm form={form} submitLabel={t('forgotten.ask')}>
      <EmailField />
    </AuthForm>
  );
}

function ChoosePassword({ email }: { email: string }) {
  const { t } = useTranslation('sign-in');
  const router = useRouter();
  const form = useAuthForm(async (field) => {
    await confirmResetPassword({
      username: field('email'),
      confirmationCode: field('code'),
      newPassword: field('password'),
    });
    await router.navigate(paths.signIn({ email: field('email'), note: 'newPassword' }));
  });
  return (
    <AuthForm form={form} submitLabel={t('forgotten.submit')}>
      <EmailField defaultValue={email} />
      <CodeField />
      <NewPasswordField />
    </AuthForm>
  );
}
