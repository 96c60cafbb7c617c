import { Button, Stack, Text } from '@mantine/core';
import { updateMFAPreference, verifyTOTPSetup } from 'aws-amplify/auth';
import { useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { AppCodeField } from '../sign-in/auth-fields.tsx';
import { AuthFailure, AuthForm } from '../sign-in/auth-form.tsx';
import { useAuthForm } from '../sign-in/use-auth-form.ts';

const turnOff = () => updateMFAPreference({ totp: 'DISABLED' });

/** Turns two-factor authentication off. Asks for a code when the session proved its last one too long ago. */
export function SecondFactorTurnOff({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useTranslation('account');
  const [needsCode, setNeedsCode] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const form = useAuthForm(async (field) => {
    await verifyTOTPSetup({ code: field('code') });
    await turnOff();
    await onDone();
  });

  if (needsCode) {
    return (
      <Stack maw={420} w="100%">
        <Text size="sm">{t('secondFactor.turnOffWithCode')}</Text>
        <AuthForm form={form} submitLabel={t('secondFactor.turnOff')}>
          <AppCodeField label={t('secondFactor.code')} />
        </AuthForm>
      </Stack>
    );
  }
  const tryWithoutCode = () => {
    setFailure(null);
    turnOff().then(onDone, (error: unknown) => {
      const isRefused = error instanceof Error && error.name === 'NotAuthorizedException';
      if (isRefused) setNeedsCode(true);
      else setFailure(error);
    });
  };
  return (
    <>
      {failure !== null && <AuthFailure error={failure} />}
      <Button variant="default" onClick={tryWithoutCode}>
        {t('secondFactor.turnOff')}
      </Button>
    </>
  );
}
