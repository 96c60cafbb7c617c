import { PasswordInput, TextInput } from '@mantine/core';

/** Serves as the user name, and browsers and password managers know it as such. */
export function EmailField({ defaultValue = '' }: { defaultValue?: string }) {
  return (
    <TextInput
      name="email"
      type="email"
      label="Email"
      autoComplete="username"
      defaultValue={defaultValue}
      required
      withAsterisk={false}
    />
  );
}

/** A new password, with the rule that the pool will hold it to. */
export function NewPasswordField() {
  return (
    <PasswordInput
      name="password"
      label="New password"
      description="8 characters or more: small and capital letters, a digit and a sign such as ! or -."
      autoComplete="new-password"
      minLength={8}
      required
      withAsterisk={false}
    />
  );
}

/** The code from the mail. */
export function CodeField() {
  return (
    <TextInput
      name="code"
      label="Code from the mail"
      inputMode="numeric"
      autoComplete="one-time-code"
      required
      withAsterisk={false}
    />
  );
}
