import { Badge, Button, Skeleton, Stack, Text } from '@mantine/core';
import { fetchMFAPreference, updateMFAPreference } from 'aws-amplify/auth';
import { useEffect, useState } from 'react';
import { background } from '../../background.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { Section } from '../../ui/section.tsx';
import { SecondFactorSetUp } from './second-factor-set-up.tsx';

/** A one-time code after the password: whether it is asked for, setting it up, and taking it away. */
export function SecondFactorSection() {
  const { t } = useTranslation('account');
  const [isOn, setOn] = useState<boolean | null>(null);
  const [isSettingUp, setSettingUp] = useState(false);
  useEffect(() => {
    background(
      fetchMFAPreference().then(({ enabled }) => setOn(enabled?.includes('TOTP') ?? false)),
    );
  }, []);

  const turnOff = async () => {
    await updateMFAPreference({ totp: 'DISABLED' });
    setOn(false);
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
        {isOn === null && <Skeleton height={36} width={180} />}
        {isOn === false && !isSettingUp && (
          <Button onClick={() => setSettingUp(true)}>{t('secondFactor.setUp')}</Button>
        )}
        {isSettingUp && <SecondFactorSetUp onDone={finish} />}
        {isOn && (
          <Button variant="default" onClick={() => background(turnOff())}>
            {t('secondFactor.turnOff')}
          </Button>
        )}
      </Stack>
    </Section>
  );
}
