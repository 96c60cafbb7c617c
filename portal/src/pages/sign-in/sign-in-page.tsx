import { Group, PasswordInput } from '@mantine/core';
import { useRouteContext, useRouter, useSearch } from '@tanstack/react-router';
import { signIn, signOut } from 'aws-amplify/auth';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
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
  const { t } = useTranslation('sign-in');
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
    else throw new Error(t('unknownStep'));
  });

  const fill = ({ email, password }: DemoAccount) => {
    for (const [name, text] of Object.entries({ email, password }))
      fields.current!.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = text;
  };

  return (
    <AuthCard title={t('signIn.title')}>
      <AuthForm form={form} submitLabel={t('signIn.submit')}>
        <div ref={fields} style={{ display: 'contents' }}>
          <EmailField />
          <PasswordInput
            name="password"
            label={t('password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
          />
        </div>
      </AuthForm>
      <Group justify="space-between" gap="xs">
        <LinkText size="sm" {...paths.forgottenPassword()}>
          {t('signIn.forgotten')}
        </LinkText>
        <LinkText size="sm" {...paths.signUp()}>
          {t('signUp.title')}
        </LinkText>
      </Group>
      <DevelopmentHelp config={config} onPick={fill} />
    </AuthCard>
  );
}
