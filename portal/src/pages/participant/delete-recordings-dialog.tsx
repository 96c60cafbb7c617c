import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from 'urql';
import { DeleteRecordingsDocument, type RecordingFragment } from '../../__generated__/graphql.ts';
import { useApiClient } from '../../api/api-client.ts';
import { fireAndForget } from '../../fire-and-forget.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { formatDate } from '../../ui/format.ts';

/** Explains what is deleted, and asks for confirmation. */
export function DeleteRecordingsDialog(props: {
  /** At least one. */
  recordings: readonly RecordingFragment[];
  personName: string;
  onClose: () => void;
}) {
  const { recordings, personName, onClose } = props;
  const { t } = useTranslation(['participant', 'common']);
  const { refetchPage } = useApiClient();
  const [{ fetching, error }, deleteThem] = useMutation(DeleteRecordingsDocument);
  const days = recordings.map(({ startedAt }) => startedAt).sort();
  const taught = recordings.filter(({ training }) => training).length;
  const clinicianScores = recordings.filter(({ clinicianScore }) => clinicianScore !== null).length;

  const confirm = async () => {
    const answer = await deleteThem({ input: { recordingIds: recordings.map(({ id }) => id) } });
    if (answer.error) return;
    refetchPage();
    onClose();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('deletion.title', { count: recordings.length })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <Text>
          {t('deletion.whose', {
            name: personName,
            from: formatDate(days[0]!),
            to: formatDate(days.at(-1)!),
          })}
        </Text>
        <List size="sm" spacing={4}>
          <List.Item>{t('deletion.samples')}</List.Item>
          <List.Item>{t('deletion.scores')}</List.Item>
          {clinicianScores > 0 && (
            <List.Item>{t('deletion.clinician', { count: clinicianScores })}</List.Item>
          )}
          {taught > 0 && <List.Item>{t('deletion.taught', { count: taught })}</List.Item>}
        </List>
        <Text fw={600}>{t('deletion.forGood')}</Text>
        {error && <FailureNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('common:cancel')}
          </Button>
          <Button color="red" loading={fetching} onClick={() => fireAndForget(confirm())}>
            {t('deletion.confirm', { count: recordings.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
