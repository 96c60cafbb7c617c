import { Alert, Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { useAuthForm } from './use-auth-form.ts';

/** Fields, the message when it did not work, and the one button. */
export function AuthForm(props: {
  form: ReturnType<typeof useAuthForm>;
  submitLabel: string;
  children: ReactNode;
}) {
  const { busy, message, onSubmit } = props.form;
  return (
    <form onSubmit={onSubmit}>
      <Stack>
        {props.children}
        {message !== null && (
          <Alert color="red" role="alert">
            {message}
          </Alert>
        )}
        <Button type="submit" loading={busy} fullWidth>
          {props.submitLabel}
        </Button>
      </Stack>
    </form>
  );
}
