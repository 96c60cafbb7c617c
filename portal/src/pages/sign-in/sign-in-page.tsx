import { Group, PasswordInput } from '@mantine/core';
import { useRouteContext, useRouter, useSearch } from '@tanstack/react-router';
import { signIn, signOut } from 'aws-amplify/auth';
import { useRef } from 'react';
import type { DemoAccount } from '../../config.ts';
import { paths } from '../../paths.ts';
import { LinkText } from '../../ui/links.tsx';
import { AuthCard } from './auth-card.tsx';
import { EmailField } from './auth-fields.tsx';
import { AuthForm } from './auth-form.tsx';
import { DevelopmentHelp } from './development-help.tsx';
import { useAuthForm } from './use-auth-form.ts';

/** Only addresses of the portal itself: `//elsewhere` would be another host. */
const isOwnAddress = (address: string) => /^\/(?![/\\])/.test(address);

/** Email and password; then on to where the visitor wanted to go. */
export function SignInPage() {
  const { config } = useRouteContext({ from: '/sign-in' });
  const { returnTo = '/' } = useSearch({ from: '/sign-in' });
  const router = useRouter();
  const fields = useRef<HTMLDivElement>(null);

  const form = useAuthForm(async (field) => {
    // A sign-in of another tab would make Amplify refuse this one.
    await signOut();
    const { nextStep } = await signIn({
      username: field('email'),
      password: field('password'),
      options: { authFlowType: 'USER_SRP_AUTH' },
    });
    if (nextStep.signInStep === 'CONFIRM_SIGN_UP')
      await router.navigate(paths.confirm(field('email')));
    else if (nextStep.signInStep === 'DONE')
      await router.navigate({ href: isOwnAddress(returnTo) ? returnTo : '/' });
    else throw new Error('This account needs a step that the portal does not know yet.');
  });

  const fill = ({ email, password }: DemoAccount) => {
    for (const [name, text] of Object.entries({ email, password }))
      fields.current!.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = text;
  };

  return (
    <AuthCard title="Sign in">
      <AuthForm form={form} submitLabel="Sign in">
        <div ref={fields} style={{ display: 'contents' }}>
          <EmailField />
          <PasswordInput
            name="password"
            label="Password"
            autoComplete="current-password"
            required
            withAsterisk={false}
          />
        </div>
      </AuthForm>
      <Group justify="space-between" gap="xs">
        <LinkText size="sm" {...paths.forgottenPassword()}>
          Forgotten your password?
        </LinkText>
        <LinkText size="sm" {...paths.signUp()}>
          Sign up
        </LinkText>
      </Group>
      <DevelopmentHelp config={config} onPick={fill} />
    </AuthCard>
  );
}
