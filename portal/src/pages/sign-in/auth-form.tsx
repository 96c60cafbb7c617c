import { Alert, Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { authMessage } from './auth-messages.ts';
import type { useAuthForm } from './use-auth-form.ts';

/** An error of the user pool in the viewer's language. */
export function AuthFailure({ error }: { error: unknown }) {
  const { t } = useTranslation(['sign-in', 'common']);
  return (
    <Alert color="red" role="alert">
      {authMessage(t, error)}
    </Alert>
  );
}

/** Fields, an error message and the submit button. */
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
