import { Alert, Button, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fireAndForget } from '../../fire-and-forget.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { formatDate } from '../../ui/format.ts';
import { EraseDialog } from './erase-dialog.tsx';

/** Tells viewers who can erase the participant that erasure was requested. */
export function ErasureNotice(props: { participantId: string; name: string; requestedAt: string }) {
  const { participantId, name, requestedAt } = props;
  const { t } = useTranslation('erasure');
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  return (
    <Alert color="yellow" title={t('request')}>
      <Stack align="flex-start" gap="sm">
        {t('notice', { name, date: formatDate(requestedAt) })}
        <Button size="xs" variant="outline" color="red" onClick={() => setOpen(true)}>
          {t('erase')}
        </Button>
      </Stack>
      {isOpen && (
        <EraseDialog
          participantId={participantId}
          name={name}
          onClose={() => setOpen(false)}
          onErased={() => fireAndForget(navigate(paths.home()))}
        />
      )}
    </Alert>
  );
}
