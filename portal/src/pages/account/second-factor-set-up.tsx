import { Code, Skeleton, Stack, Text } from '@mantine/core';
import {
  fetchUserAttributes,
  setUpTOTP,
  updateMFAPreference,
  verifyTOTPSetup,
} from 'aws-amplify/auth';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { AppCodeField } from '../sign-in/auth-fields.tsx';
import { AuthFailure, AuthForm } from '../sign-in/auth-form.tsx';
import { useAuthForm } from '../sign-in/use-auth-form.ts';
import { QrCode } from './qr-code.tsx';

interface Offer {
  /** `otpauth://…`, as authenticator apps read it. */
  readonly uri: string;
  /** The same secret for typing it in. */
  readonly secret: string;
}

/** The shared secret as a QR code and as text. A code from the app confirms that the app has it. */
export function SecondFactorSetUp({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useTranslation('account');
  const [offer, setOffer] = useState<Offer | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    const ask = async () => {
      const [{ email = '' }, details] = await Promise.all([fetchUserAttributes(), setUpTOTP()]);
      const uri = details.getSetupUri('Gaitway', email).toString();
      setOffer({ uri, secret: details.sharedSecret });
    };
    ask().catch(setFailure);
  }, []);
  const form = useAuthForm(async (field) => {
    await verifyTOTPSetup({ code: field('code') });
    await updateMFAPreference({ totp: 'PREFERRED' });
    await onDone();
  });

  if (failure !== null) return <AuthFailure error={failure} />;
  if (offer === null) return <Skeleton height={220} width={220} />;
  return (
    <Stack maw={420} w="100%">
      <Text size="sm">{t('secondFactor.scan')}</Text>
      <QrCode text={offer.uri} label={t('secondFactor.picture')} />
      <Text size="sm">{t('secondFactor.type')}</Text>
      <Code block style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
        {offer.secret}
      </Code>
      <AuthForm form={form} submitLabel={t('secondFactor.confirm')}>
        <AppCodeField label={t('secondFactor.code')} />
      </AuthForm>
    </Stack>
  );
}
