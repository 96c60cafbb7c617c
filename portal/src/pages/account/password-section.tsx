import { Alert, PasswordInput, Stack } from '@mantine/core';
import { updatePassword } from 'aws-amplify/auth';
import { useRef, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { Section } from '../../ui/section.tsx';
import { WrongCurrentPassword } from '../sign-in/auth-messages.ts';
import { NewPasswordField } from '../sign-in/auth-fields.tsx';
import { AuthForm } from '../sign-in/auth-form.tsx';
import { useAuthForm } from '../sign-in/use-auth-form.ts';

/** Changing the password ends the sessions on other devices. */
export function PasswordSection() {
  const { t } = useTranslation('account');
  const [isChanged, setChanged] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  const form = useAuthForm(async (field) => {
    setChanged(false);
    await updatePassword({
      oldPassword: field('oldPassword'),
      newPassword: field('password'),
    }).catch((error: unknown) => {
      const isRefused = error instanceof Error && error.name === 'NotAuthorizedException';
      throw isRefused ? new WrongCurrentPassword() : error;
    });
    holder.current?.querySelector('form')?.reset();
    setChanged(true);
  });
  return (
    <Section title={t('password.title')}>
      <Stack maw={420} ref={holder}>
        <AuthForm form={form} submitLabel={t('password.submit')}>
          <PasswordInput
            name="oldPassword"
            label={t('password.old')}
            autoComplete="current-password"
            required
            withAsterisk={false}
          />
          <NewPasswordField />
        </AuthForm>
        {isChanged && (
          <Alert color="teal" role="status">
            {t('password.changed')}
          </Alert>
        )}
      </Stack>
    </Section>
  );
}
