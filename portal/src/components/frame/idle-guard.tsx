import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../api/use-viewer.ts';
import { keepIdleMinutes, markActive, msUntilIdle } from '../../session/idle-clock.ts';

/** Long enough to come back from the kettle. */
const WARNING_MS = 60_000;

/** Signs of life are written down at most this often. */
const MARK_EVERY_MS = 5_000;

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Ends a session that nobody uses, after a warning that can be answered. All tabs of the browser count as one. */
export function IdleGuard({ onIdle }: { onIdle: () => void }) {
  const { t } = useTranslation();
  const minutes = useViewer()?.organization.idleMinutes;
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const isWarning = secondsLeft !== null;

  useEffect(() => {
    if (minutes !== undefined) keepIdleMinutes(minutes);
  }, [minutes]);

  useEffect(() => {
    if (isWarning) return; // from here on, only an answer counts
    let markedAt = 0;
    const mark = () => {
      if (Date.now() - markedAt < MARK_EVERY_MS) return;
      markedAt = Date.now();
      markActive();
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, mark, { passive: true });
    return () => {
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, mark);
    };
  }, [isWarning]);

  useEffect(() => {
    const look = () => {
      const left = msUntilIdle();
      if (left <= 0) onIdle();
      else setSecondsLeft(left > WARNING_MS ? null : Math.ceil(left / 1000));
    };
    look();
    const timer = window.setInterval(look, 1000);
    return () => window.clearInterval(timer);
  }, [onIdle]);

  const stay = () => {
    markActive();
    setSecondsLeft(null);
  };
  if (secondsLeft === null) return null;
  return (
    <Modal
      opened
      onClose={stay}
      title={t('idle.title')}
      withCloseButton={false}
      closeOnClickOutside={false}
    >
      <Text>{t('idle.lead', { count: secondsLeft })}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onIdle}>
          {t('signOut')}
        </Button>
        <Button data-autofocus onClick={stay}>
          {t('idle.stay')}
        </Button>
      </Group>
    </Modal>
  );
}
