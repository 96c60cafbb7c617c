import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from 'urql';
import { InviteUserDocument, type UserGroup } from '../../../__generated__/graphql.ts';
import { useApiClient } from '../../../api/api-client.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { GROUPS } from './groups.ts';

/** Sends an invitation. The new user gets the group that is chosen here. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['admin', 'common']);
  const { refetchPage } = useApiClient();
  const [{ fetching, error }, invite] = useMutation(InviteUserDocument);
  const form = useForm<{ email: string; group: UserGroup }>({
    initialValues: { email: '', group: 'careProvider' },
    validate: {
      email: (email) =>
        /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(email.trim()) ? null : t('invite.emailWrong'),
    },
  });
  const submit = form.onSubmit(async ({ email, group }) => {
    const { data } = await invite({ email: email.trim(), group });
    if (!data) return;
    refetchPage();
    onClose();
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('users.invite')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            type="email"
            label={t('users.email')}
            data-autofocus
            {...form.getInputProps('email')}
          />
          <NativeSelect
            label={t('users.group')}
            description={t('invite.groupHelp')}
            data={GROUPS.map((group) => ({ value: group, label: t(`common:group.${group}`) }))}
            {...form.getInputProps('group')}
          />
          {error && <FailureNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={fetching}>
              {t('invite.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
