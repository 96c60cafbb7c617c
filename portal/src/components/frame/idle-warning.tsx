import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/use-translation.tsx';

/** Warns that the session is about to end, and lets the viewer continue it. */
export function IdleWarning(props: { secondsLeft: number; onStay: () => void; onEnd: () => void }) {
  const { secondsLeft, onStay, onEnd } = props;
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onStay}
      title={t('idle.title')}
      withCloseButton={false}
      closeOnClickOutside={false}
    >
      <Text>{t('idle.lead', { count: secondsLeft })}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onEnd}>
          {t('signOut')}
        </Button>
        <Button data-autofocus onClick={onStay}>
          {t('idle.stay')}
        </Button>
      </Group>
    </Modal>
  );
}
