import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from 'urql';
import { EraseParticipantDocument } from '../../__generated__/graphql.ts';
import { fireAndForget } from '../../fire-and-forget.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';

/** Explains what is deleted, and requires typing the name, so that the wrong participant is not erased by accident. */
export function EraseDialog(props: {
  participantId: string;
  name: string;
  onClose: () => void;
  onErased: () => void;
}) {
  const { participantId, name, onClose, onErased } = props;
  const { t } = useTranslation(['erasure', 'common']);
  const [typed, setTyped] = useState('');
  const [{ data: erased, fetching, error }, erase] = useMutation(EraseParticipantDocument);
  const isAccountLeft = erased?.eraseParticipant.account === 'ELSEWHERE';
  const carryOut = async () => {
    const { data } = await erase({ participantId });
    if (data && data.eraseParticipant.account !== 'ELSEWHERE') onErased();
  };
  return (
    <Modal
      opened
      onClose={isAccountLeft ? onErased : onClose}
      title={t('eraseOne', { name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {isAccountLeft ? (
        <Stack>
          <Text role="status">{t('accountLeft', { name })}</Text>
          <Group justify="flex-end">
            <Button onClick={onErased}>{t('common:close')}</Button>
          </Group>
        </Stack>
      ) : (
        <Stack>
          <Text>{t('whatGoes', { name })}</Text>
          <Text>{t('whatStays')}</Text>
          <Text fw={600}>{t('noWayBack')}</Text>
          <TextInput
            label={t('type', { name })}
            value={typed}
            data-autofocus
            autoComplete="off"
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          {error && <FailureNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button
              color="red"
              disabled={typed.trim() !== name}
              loading={fetching}
              onClick={() => fireAndForget(carryOut())}
            >
              {t('erase')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
