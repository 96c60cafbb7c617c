import { Modal, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { LinkPersonForm } from './link-person-form.tsx';
import { NewPersonForm } from './new-person-form.tsx';

/** Adds a new or already registered participant to the viewer's care. */
export function AddParticipantDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['participants', 'common']);
  const [who, setWho] = useState<'new' | 'registered'>('new');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('add.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <SegmentedControl
          aria-label={t('add.who')}
          fullWidth
          styles={{ label: { paddingInline: 4 } }} // so that the texts fit on a phone
          value={who}
          onChange={setWho}
          data={[
            { value: 'new', label: t('add.new') },
            { value: 'registered', label: t('add.registered') },
          ]}
        />
        {who === 'new' ? <NewPersonForm onClose={onClose} /> : <LinkPersonForm onClose={onClose} />}
      </Stack>
    </Modal>
  );
}
