import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { rememberTypedEmail, typedEmail } from './typed-email.ts';

/** Serves as the user name, and browsers and password managers know it as such. */
export function EmailField(props: { defaultValue?: string; onType?: (email: string) => void }) {
  const { t } = useTranslation('sign-in');
  return (
    <TextInput
      name="email"
      type="email"
      label={t('email')}
      autoComplete="username"
      defaultValue={props.defaultValue ?? typedEmail()}
      onChange={({ currentTarget: { value } }) => {
        rememberTypedEmail(value);
        props.onType?.(value);
      }}
      required
      withAsterisk={false}
    />
  );
}

/** A new password, with the rule that the pool will hold it to. */
export function NewPasswordField() {
  const { t } = useTranslation('sign-in');
  return (
    <PasswordInput
      name="password"
      label={t('newPassword')}
      description={t('passwordRule')}
      autoComplete="new-password"
      minLength={8}
      required
      withAsterisk={false}
    />
  );
}

/** What an authenticator app shows, often as two groups of digits. */
export function AppCodeField(props: { label: string; description?: string; autoFocus?: boolean }) {
  return (
    <TextInput
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="\s*(\d\s*){6}"
      required
      withAsterisk={false}
      data-autofocus={props.autoFocus}
      {...props}
    />
  );
}

/** The code from the mail. */
export function CodeField() {
  const { t } = useTranslation('sign-in');
  return (
    <TextInput
      name="code"
      label={t('codeFromMail')}
      inputMode="numeric"
      autoComplete="one-time-code"
      required
      withAsterisk={false}
    />
  );
}
