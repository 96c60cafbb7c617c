import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { rememberTypedEmail, typedEmail } from './typed-email.ts';

/** The email address is the user name; browsers and password managers recognize it as such. */
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

/** A new password with the rule of the user pool. */
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

/** The code of an authenticator app, often shown as two groups of digits. */
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

/** The code from the email. */
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
