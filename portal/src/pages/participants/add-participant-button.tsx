import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { LazyPart } from '../../ui/lazy-part.tsx';

// The dialog's code loads when it first opens.
const loadAddParticipantDialog = async () =>
  (await import('./add-participant-dialog.tsx')).AddParticipantDialog;

/** Opens the dialog. */
export function AddParticipantButton() {
  const { t } = useTranslation('participants');
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{t('add.title')}</Button>
      {open && (
        <LazyPart
          load={loadAddParticipantDialog}
          props={{ onClose: () => setOpen(false) }}
          fallback={null}
        />
      )}
    </div>
  );
}
