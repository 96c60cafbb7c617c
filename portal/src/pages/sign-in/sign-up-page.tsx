import { Text, TextInput } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { signUp } from 'aws-amplify/auth';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { LinkText } from '../../ui/links.tsx';
import { AuthCard } from './auth-card.tsx';
import { EmailField, NewPasswordField } from './auth-fields.tsx';
import { AuthForm } from './auth-form.tsx';
import { useAuthForm } from './use-auth-form.ts';

/** Creates an account. The invitation decides its group. */
export function SignUpPage() {
  const { t } = useTranslation('sign-in');
  const router = useRouter();
  const form = useAuthForm(async (field) => {
    const { nextStep } = await signUp({
      username: field('email'),
      password: field('password'),
      options: {
        userAttributes: {
          email: field('email'),
          given_name: field('givenName'),
          family_name: field('familyName'),
        },
      },
    });
    await router.navigate(
      nextStep.signUpStep === 'CONFIRM_SIGN_UP' ? paths.confirm(field('email')) : paths.signIn(),
    );
  });

  return (
    <AuthCard title={t('signUp.title')} lead={t('signUp.lead')}>
      <AuthForm form={form} submitLabel={t('signUp.submit')}>
        <TextInput
          name="givenName"
          label={t('givenName')}
          autoComplete="given-name"
          required
          withAsterisk={false}
        />
        <TextInput
          name="familyName"
          label={t('familyName')}
          autoComplete="family-name"
          required
          withAsterisk={false}
        />
        <EmailField />
        <NewPasswordField />
      </AuthForm>
      <Text size="sm">
        {t('signUp.haveAccount')}{' '}
        <LinkText inherit underline="always" {...paths.signIn()}>
          {t('signIn.title')}
        </LinkText>
      </Text>
    </AuthCard>
  );
}
