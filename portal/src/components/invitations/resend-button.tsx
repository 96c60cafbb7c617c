import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/use-translation.tsx';
import type { OpenInvitation } from './use-open-invitation.ts';

/** Resends an invitation, and shows when it was sent. */
export function ResendButton(props: { email: string; invitation: OpenInvitation }) {
  const { email, invitation } = props;
  const { t } = useTranslation('invitation');
  return (
    <Button
      size="xs"
      variant="default"
      data-print-hidden
      loading={invitation.isSending}
      aria-label={t('againTo', { email })}
      onClick={invitation.resend}
    >
      {t(invitation.wasSent ? 'sent' : 'again')}
    </Button>
  );
}
