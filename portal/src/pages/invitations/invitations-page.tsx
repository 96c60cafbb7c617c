import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from 'urql';
import {
  AcceptInvitationDocument,
  MyInvitationsDocument,
  type MyInvitationsQuery,
} from '../../__generated__/graphql.ts';
import { fireAndForget } from '../../fire-and-forget.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { accessToken } from '../../session/session.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { formatDate } from '../../ui/format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';

/** A person invited by several organizations chooses one of them. */
export function InvitationsPage() {
  const { t } = useTranslation('invitations');
  const [{ data, error }, refetch] = useQuery({ query: MyInvitationsDocument });
  if (error) return <FailureNotice error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  const { myInvitations } = data;
  return (
    <Stack gap="lg" maw={720}>
      <PageTitle>{t('title')}</PageTitle>
      <Text>{t(myInvitations.length === 0 ? 'none' : 'lead')}</Text>
      {myInvitations.map((invitation) => (
        <Offer key={invitation.id} invitation={invitation} />
      ))}
    </Stack>
  );
}

function Offer(props: { invitation: MyInvitationsQuery['myInvitations'][number] }) {
  const { t } = useTranslation(['invitations', 'common']);
  const { id: invitationId, organizationName: organization, group, expiresAt } = props.invitation;
  const [{ error, fetching }, accept] = useMutation(AcceptInvitationDocument);
  const join = async () => {
    const { data } = await accept({ invitationId });
    if (!data) return;
    // The new token names the group; the page starts again with it.
    await accessToken({ renew: true });
    window.location.assign('/');
  };
  return (
    <Paper withBorder p="md">
      <Group justify="space-between">
        <div>
          <Text fw={600}>{organization}</Text>
          <Text>{t('as', { group: t(`common:group.${group}`) })}</Text>
          <Text size="sm" c="dimmed">
            {t('expires', { date: formatDate(expiresAt) })}
          </Text>
        </div>
        <Button
          loading={fetching}
          aria-label={t('acceptOf', { organization })}
          onClick={() => fireAndForget(join())}
        >
          {t('accept')}
        </Button>
      </Group>
      {error && <FailureNotice error={error} />}
    </Paper>
  );
}
