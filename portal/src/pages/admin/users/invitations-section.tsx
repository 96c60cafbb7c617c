import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from 'urql';
import {
  InvitationsDocument,
  type InvitationsQuery,
  WithdrawInvitationDocument,
} from '../../../__generated__/graphql.ts';
import { useApiClient } from '../../../api/api-client.ts';
import { fireAndForget } from '../../../fire-and-forget.ts';
import { ResendButton } from '../../../components/invitations/resend-button.tsx';
import { useOpenInvitation } from '../../../components/invitations/use-open-invitation.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { paths } from '../../../paths.ts';
import { EmailAddress } from '../../../ui/email-address.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { formatDate } from '../../../ui/format.ts';
import { LinkText } from '../../../ui/links.tsx';
import { Section } from '../../../ui/section.tsx';
import { StackingCell, StackingTable } from '../../../ui/tables/stacking-table.tsx';

/** Open invitations; renders nothing when there are none. */
export function InvitationsSection() {
  const { t } = useTranslation('admin');
  const [{ data, error }, refetch] = useQuery({ query: InvitationsDocument });
  if (error) return <FailureNotice error={error} onRetry={refetch} />;
  if (!data || data.invitations.length === 0) return null;
  const columns = [t('users.email'), t('users.group'), t('invite.validUntil'), t('invite.actions')];
  return (
    <Section title={t('invite.open')}>
      <StackingTable caption={t('invite.open')} columns={columns}>
        {data.invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} columns={columns} />
        ))}
      </StackingTable>
    </Section>
  );
}

function InvitationRow(props: {
  invitation: InvitationsQuery['invitations'][number];
  columns: readonly string[];
}) {
  const { t } = useTranslation(['admin', 'common', 'invitation']);
  const { refetchPage } = useApiClient();
  const { id: invitationId, email, group, expiresAt } = props.invitation;
  const [emailColumn, groupColumn, untilColumn, actionsColumn] = props.columns as [
    string,
    string,
    string,
    string,
  ];
  const invitation = useOpenInvitation(props.invitation);
  const { hasExpired, isOverdue } = invitation;
  const [withdrawing, withdraw] = useMutation(WithdrawInvitationDocument);
  const takeBack = async () => {
    const { data } = await withdraw({ invitationId });
    if (data) refetchPage();
  };
  return (
    <tr>
      <StackingCell column={emailColumn}>
        <EmailAddress email={email} />
        {isOverdue && (
          <Text size="xs" c="dimmed">
            {t('invitation:notMailed')}{' '}
            <LinkText inherit {...paths.jobs()}>
              {t('invite.whyNotMailed')}
            </LinkText>
          </Text>
        )}
      </StackingCell>
      <StackingCell column={groupColumn}>{t(`common:group.${group}`)}</StackingCell>
      <StackingCell column={untilColumn}>
        <Text span inherit {...(hasExpired && { c: 'dimmed' })}>
          {hasExpired
            ? t('invite.expired', { date: formatDate(expiresAt) })
            : formatDate(expiresAt)}
        </Text>
      </StackingCell>
      <StackingCell column={actionsColumn}>
        <Group gap="xs">
          <ResendButton email={email} invitation={invitation} />
          <Button
            size="xs"
            variant="subtle"
            color="red"
            loading={withdrawing.fetching}
            aria-label={t('invite.withdrawFrom', { email })}
            onClick={() => fireAndForget(takeBack())}
          >
            {t('invite.withdraw')}
          </Button>
        </Group>
        {invitation.error && <FailureNotice error={invitation.error} />}
        {withdrawing.error && <FailureNotice error={withdrawing.error} />}
      </StackingCell>
    </tr>
  );
}
