import { Button } from '@mantine/core';
import { confirmSignIn } from 'aws-amplify/auth';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { AppCodeField } from './auth-fields.tsx';
import { AuthForm } from './auth-form.tsx';
import { useAuthForm } from './use-auth-form.ts';

/** The second step of signing in: the current code of the authenticator app. */
export function SecondFactorForm(props: {
  onDone: () => Promise<void>;
  /** Returns to email and password. */
  onStartAgain: () => void;
}) {
  const { t } = useTranslation('sign-in');
  const form = useAuthForm(async (field) => {
    await confirmSignIn({ challengeResponse: field('code') });
    await props.onDone();
  });
  return (
    <>
      <AuthForm form={form} submitLabel={t('signIn.submit')}>
        <AppCodeField
          label={t('secondFactor.code')}
          description={t('secondFactor.help')}
          autoFocus
        />
      </AuthForm>
      <Button variant="subtle" onClick={props.onStartAgain}>
        {t('secondFactor.startAgain')}
      </Button>
    </>
  );
}
