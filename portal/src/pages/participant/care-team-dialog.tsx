import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import {
  AddToCareTeamDocument,
  CareProvidersDocument,
  LeaveCareTeamDocument,
  type CareTeamFragment,
  type ViewerFragment,
} from '../../__generated__/graphql.ts';
import { useApiClient } from '../../api/api-client.ts';
import { fireAndForget } from '../../fire-and-forget.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { EmailAddress } from '../../ui/email-address.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';

/** Adds colleagues to the care team. Care providers can leave it; admins can remove any member. */
export function CareTeamDialog(props: {
  participant: CareTeamFragment;
  viewer: ViewerFragment;
  onClose: () => void;
}) {
  const { participant, viewer, onClose } = props;
  const { t } = useTranslation(['participant', 'common']);
  const { refetchPage } = useApiClient();
  const navigate = useNavigate();
  const [{ data }] = useQuery({ query: CareProvidersDocument });
  const [adding, add] = useMutation(AddToCareTeamDocument);
  const [leaving, leave] = useMutation(LeaveCareTeamDocument);
  const [chosen, setChosen] = useState('');
  const [asksToLeave, setAsksToLeave] = useState<string | null>(null);
  const isAdmin = viewer.groups.includes('admin');
  const error = adding.error ?? leaving.error;
  const members = participant.careProviders;
  const others = (data?.careProviders ?? []).filter(
    ({ id }) => !members.some((member) => member.id === id),
  );

  const bringIn = async () => {
    const answer = await add({ input: { participantId: participant.id, careProviderId: chosen } });
    if (!answer.error) setChosen('');
  };
  const takeOut = async (careProviderId: string) => {
    const answer = await leave({ input: { participantId: participant.id, careProviderId } });
    if (answer.error) return;
    setAsksToLeave(null);
    // A care provider who leaves no longer sees the participant.
    if (careProviderId === viewer.id && !isAdmin) await navigate(paths.home());
    else refetchPage();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('facts.careTeam')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        {members.map(({ id, name, email }) => (
          <Group key={id} justify="space-between">
            <div>
              {name}
              <Text size="xs" c="dimmed">
                <EmailAddress email={email} />
              </Text>
            </div>
            {asksToLeave === id ? (
              <Group gap="xs" wrap="nowrap">
                <Button
                  size="xs"
                  color="red"
                  loading={leaving.fetching}
                  onClick={() => fireAndForget(takeOut(id))}
                >
                  {id === viewer.id ? t('team.leave') : t('team.takeOut', { name })}
                </Button>
                <Button size="xs" variant="default" onClick={() => setAsksToLeave(null)}>
                  {t('common:cancel')}
                </Button>
              </Group>
            ) : (
              (isAdmin || id === viewer.id) && (
                <Button size="xs" variant="default" onClick={() => setAsksToLeave(id)}>
                  {id === viewer.id ? t('team.leave') : t('team.takeOut', { name })}
                </Button>
              )
            )}
          </Group>
        ))}
        {asksToLeave === viewer.id && <Text size="sm">{t('team.leaveMeans')}</Text>}
        <Group align="flex-end">
          <NativeSelect
            label={t('team.colleague')}
            style={{ flex: 1 }}
            value={chosen}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
            data={[
              { value: '', label: t('team.choose') },
              ...others.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` })),
            ]}
          />
          <Button
            disabled={chosen === ''}
            loading={adding.fetching}
            onClick={() => fireAndForget(bringIn())}
          >
            {t('team.add')}
          </Button>
        </Group>
        {error && <FailureNotice error={error} />}
      </Stack>
    </Modal>
  );
}
