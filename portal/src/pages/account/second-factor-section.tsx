import { Badge, Button, Skeleton, Stack, Text } from '@mantine/core';
import { fetchMFAPreference } from 'aws-amplify/auth';
import { useEffect, useState } from 'react';
import { useMutation } from 'urql';
import { RecordSecondFactorDocument } from '../../__generated__/graphql.ts';
import { useSignOut } from '../../components/frame/use-sign-out.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { Section } from '../../ui/section.tsx';
import { AuthFailure } from '../sign-in/auth-form.tsx';
import { SecondFactorSetUp } from './second-factor-set-up.tsx';
import { SecondFactorTurnOff } from './second-factor-turn-off.tsx';

/** Whether signing in needs a one-time code, and the ways to turn that on and off. */
export function SecondFactorSection() {
  const { t } = useTranslation('account');
  const [isOn, setOn] = useState<boolean | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isSettingUp, setSettingUp] = useState(false);
  const [, record] = useMutation(RecordSecondFactorDocument);
  const signOut = useSignOut();
  useEffect(() => {
    fetchMFAPreference().then(
      ({ enabled }) => setOn(enabled?.includes('TOTP') ?? false),
      setFailure,
    );
  }, []);

  // Where the pool leaves other sessions open, the gateway ends them all, this one too.
  const changed = async (isOn: boolean) => {
    setSettingUp(false);
    setOn(isOn);
    const { data } = await record({ enabled: isOn });
    if (data?.recordSecondFactor.signedOut) signOut();
  };
  return (
    <Section
      title={t('secondFactor.title')}
      aside={
        isOn !== null && (
          <Badge variant="default" tt="none" role="status">
            {t(isOn ? 'secondFactor.on' : 'secondFactor.off')}
          </Badge>
        )
      }
    >
      <Stack align="flex-start">
        <Text>{t('secondFactor.lead')}</Text>
        {failure !== null && <AuthFailure error={failure} />}
        {isOn === null && failure === null && <Skeleton height={36} width={180} />}
        {isOn === false && !isSettingUp && (
          <Button onClick={() => setSettingUp(true)}>{t('secondFactor.setUp')}</Button>
        )}
        {isSettingUp && <SecondFactorSetUp onDone={() => changed(true)} />}
        {isOn && <SecondFactorTurnOff onDone={() => changed(false)} />}
      </Stack>
    </Section>
  );
}
