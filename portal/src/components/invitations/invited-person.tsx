import { Group, Text } from '@mantine/core';
import type { OpenInvitationFragment } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { formatDate } from '../../ui/format.ts';
import { ResendButton } from './resend-button.tsx';
import { useOpenInvitation } from './use-open-invitation.ts';

/** Shows an open invitation, with a button to resend it for viewers who may. */
export function InvitedPerson(props: { invitation: OpenInvitationFragment; mayInvite: boolean }) {
  const { email, expiresAt } = props.invitation;
  const { t } = useTranslation('invitation');
  const invitation = useOpenInvitation(props.invitation);
  const date = formatDate(expiresAt);
  return (
    <>
      <Group gap="xs">
        <Text size="sm" c="dimmed">
          {t(invitation.hasExpired ? 'over' : 'waiting', { date })}
          {invitation.isOverdue && ` ${t('notMailed')}`}
        </Text>
        {props.mayInvite && <ResendButton email={email} invitation={invitation} />}
      </Group>
      {invitation.error && <FailureNotice error={invitation.error} />}
    </>
  );
}
