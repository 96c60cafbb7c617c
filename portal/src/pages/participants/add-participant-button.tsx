import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.tsx';

// The dialog's code is only for those who open it.
const AddParticipantDialog = lazy(async () => ({
  default: (await import('./add-participant-dialog.tsx')).AddParticipantDialog,
}));

/** Opens the form. */
export function AddParticipantButton() {
  const { t } = useTranslation('participants');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('add.title')}</Button>
      {open && (
        <Suspense>
          <AddParticipantDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
