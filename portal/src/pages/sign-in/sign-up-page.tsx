import { Text, TextInput } from '@mantine/core';
import { useRouter, useSearch } from '@tanstack/react-router';
import { signUp } from 'aws-amplify/auth';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { LinkText } from '../../ui/links.tsx';
import { AuthCard } from './auth-card.tsx';
import { EmailField, NewPasswordField } from './auth-fields.tsx';
import { AuthForm } from './auth-form.tsx';
import { opened } from './opened-invitation.ts';
import { useAuthForm } from './use-auth-form.ts';

/**
 * Creates an account. The invitation whose link the visitor opened decides organization and group; without a link, the
 * only open invitation does.
 */
export function SignUpPage() {
  const { t } = useTranslation('sign-in');
  const router = useRouter();
  const { invitation } = useSearch({ from: '/sign-up' });
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
        clientMetadata: opened(invitation),
      },
    });
    await router.navigate(
      nextStep.signUpStep === 'CONFIRM_SIGN_UP'
        ? paths.confirm({ email: field('email'), ...(invitation !== undefined && { invitation }) })
        : paths.signIn(),
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
