import { Alert, Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { authMessage } from './auth-messages.ts';
import type { useAuthForm } from './use-auth-form.ts';

/** What the user pool did not take, in the viewer's language. */
export function AuthFailure({ error }: { error: unknown }) {
  const { t } = useTranslation(['sign-in', 'common']);
  return (
    <Alert color="red" role="alert">
      {authMessage(t, error)}
    </Alert>
  );
}

/** Fields, the message when it did not work, and the one button. */
export function AuthForm(props: {
  form: ReturnType<typeof useAuthForm>;
  submitLabel: string;
  children: ReactNode;
}) {
  const { busy, failure, onSubmit } = props.form;
  return (
    <form onSubmit={onSubmit}>
      <Stack>
        {props.children}
        {failure !== null && <AuthFailure error={failure} />}
        <Button type="submit" loading={busy} fullWidth>
          {props.submitLabel}
        </Button>
      </Stack>
    </form>
  );
}
