import { Badge, Button, Skeleton, Stack, Text } from '@mantine/core';
import { fetchMFAPreference, updateMFAPreference } from 'aws-amplify/auth';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { Section } from '../../ui/section.tsx';
import { AuthFailure } from '../sign-in/auth-form.tsx';
import { SecondFactorSetUp } from './second-factor-set-up.tsx';

/** Whether signing in needs a one-time code, and the ways to turn that on and off. */
export function SecondFactorSection() {
  const { t } = useTranslation('account');
  const [isOn, setOn] = useState<boolean | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isSettingUp, setSettingUp] = useState(false);
  useEffect(() => {
    fetchMFAPreference().then(
      ({ enabled }) => setOn(enabled?.includes('TOTP') ?? false),
      setFailure,
    );
  }, []);

  const turnOff = () => {
    setFailure(null);
    updateMFAPreference({ totp: 'DISABLED' }).then(() => setOn(false), setFailure);
  };
  const finish = () => {
    setSettingUp(false);
    setOn(true);
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
        {isSettingUp && <SecondFactorSetUp onDone={finish} />}
        {isOn && (
          <Button variant="default" onClick={turnOff}>
            {t('secondFactor.turnOff')}
          </Button>
        )}
      </Stack>
    </Section>
  );
}
