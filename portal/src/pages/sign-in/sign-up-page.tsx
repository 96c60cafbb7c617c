import { Text, TextInput } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { signUp } from 'aws-amplify/auth';
import { paths } from '../../paths.ts';
import { LinkText } from '../../ui/links.tsx';
import { AuthCard } from './auth-card.tsx';
import { EmailField, NewPasswordField } from './auth-fields.tsx';
import { AuthForm } from './auth-form.tsx';
import { useAuthForm } from './use-auth-form.ts';

/** A new account. Which group it gets is decided by the invitation, not here. */
export function SignUpPage() {
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
    <AuthCard title="Sign up" lead="Use the email that your invitation was sent to.">
      <AuthForm form={form} submitLabel="Sign up">
        <TextInput
          name="givenName"
          label="Given name"
          autoComplete="given-name"
          required
          withAsterisk={false}
        />
        <TextInput
          name="familyName"
          label="Family name"
          autoComplete="family-name"
          required
          withAsterisk={false}
        />
        <EmailField />
        <NewPasswordField />
      </AuthForm>
      <Text size="sm">
        Have an account?{' '}
        <LinkText inherit underline="always" {...paths.signIn()}>
          Sign in
        </LinkText>
      </Text>
    </AuthCard>
  );
}
