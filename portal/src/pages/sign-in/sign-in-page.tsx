import { Alert, Group, PasswordInput } from '@mantine/core';
import { useRouteContext, useRouter, useSearch } from '@tanstack/react-router';
import { signIn, signOut } from 'aws-amplify/auth';
import { useRef, useState } from 'react';
import type { DemoAccount } from '../../config.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths, type SignInNote } from '../../paths.ts';
import { markActive } from '../../session/idle-clock.ts';
import { LinkText } from '../../ui/links.tsx';
import { AuthCard } from './auth-card.tsx';
import { EmailField } from './auth-fields.tsx';
import { AuthForm } from './auth-form.tsx';
import { DevelopmentHelp } from './development-help.tsx';
import { returnAddress } from './return-address.ts';
import { SecondFactorForm } from './second-factor-form.tsx';
import { forgetTypedEmail } from './typed-email.ts';
import { useAuthForm } from './use-auth-form.ts';

const NOTE_COLORS: Readonly<Record<SignInNote, string>> = {
  idle: 'yellow',
  signedOut: 'yellow',
  confirmed: 'teal',
  newPassword: 'teal',
};

const isNote = (text: string | undefined): text is SignInNote =>
  text !== undefined && Object.hasOwn(NOTE_COLORS, text);

/**
 * Email and password, then a one-time code if the account has a second factor, then the page that the visitor came
 * for.
 */
export function SignInPage() {
  const { t } = useTranslation('sign-in');
  const { returnTo = '/', note } = useSearch({ from: '/sign-in' });
  const router = useRouter();
  const [needsCode, setNeedsCode] = useState(false);
  const goOn = async () => {
    forgetTypedEmail();
    markActive();
    await router.navigate({ href: returnAddress(returnTo) });
  };

  return (
    <AuthCard title={t('signIn.title')} {...(needsCode && { lead: t('secondFactor.lead') })}>
      {isNote(note) && !needsCode && (
        <Alert color={NOTE_COLORS[note]} role="status">
          {t(`signIn.note.${note}`)}
        </Alert>
      )}
      {needsCode ? (
        <SecondFactorForm onDone={goOn} onStartAgain={() => setNeedsCode(false)} />
      ) : (
        <PasswordStep onDone={goOn} onNeedsCode={() => setNeedsCode(true)} />
      )}
    </AuthCard>
  );
}

function PasswordStep(props: { onDone: () => Promise<void>; onNeedsCode: () => void }) {
  const { t } = useTranslation('sign-in');
  const { config } = useRouteContext({ from: '/sign-in' });
  const { email } = useSearch({ from: '/sign-in' });
  const router = useRouter();
  const fields = useRef<HTMLDivElement>(null);
  const form = useAuthForm(async (field) => {
    // Amplify rejects a sign-in while another tab is signed in.
    await signOut();
    const { nextStep } = await signIn({
      username: field('email'),
      password: field('password'),
      options: { authFlowType: 'USER_SRP_AUTH' },
    });
    if (nextStep.signInStep === 'CONFIRM_SIGN_UP')
      await router.navigate(paths.confirm({ email: field('email') }));
    else if (nextStep.signInStep === 'CONFIRM_SIGN_IN_WITH_TOTP_CODE') props.onNeedsCode();
    else if (nextStep.signInStep === 'DONE') await props.onDone();
    else throw new Error(`The portal does not know the step ${nextStep.signInStep}.`);
  });
  const fill = ({ email, password }: DemoAccount) => {
    for (const [name, text] of Object.entries({ email, password }))
      fields.current!.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = text;
  };

  return (
    <>
      <AuthForm form={form} submitLabel={t('signIn.submit')}>
        <div ref={fields} style={{ display: 'contents' }}>
          <EmailField {...(email !== undefined && { defaultValue: email })} />
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
    </>
  );
}
