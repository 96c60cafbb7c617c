import { Alert, Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from 'urql';
import { RequestErasureDocument } from '../../__generated__/graphql.ts';
import { fireAndForget } from '../../fire-and-forget.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { formatDate } from '../../ui/format.ts';
import { Section } from '../../ui/section.tsx';

/** Requests erasure, or cancels the request until it is carried out. */
export function ErasureSection(props: { participantId: string; requestedAt: string | null }) {
  const { participantId, requestedAt } = props;
  const { t } = useTranslation('my-data');
  const [isAsking, setAsking] = useState(false);
  const [{ fetching, error }, request] = useMutation(RequestErasureDocument);
  return (
    <Section title={t('erasure.title')}>
      <Stack align="flex-start">
        <Text>{t('erasure.lead')}</Text>
        {requestedAt === null ? (
          <Button variant="outline" color="red" onClick={() => setAsking(true)}>
            {t('erasure.ask')}
          </Button>
        ) : (
          <>
            <Alert color="yellow" role="status" w="100%">
              {t('erasure.asked', { date: formatDate(requestedAt) })}
            </Alert>
            <Button
              variant="default"
              loading={fetching}
              onClick={() => fireAndForget(request({ participantId, requested: false }))}
            >
              {t('erasure.takeBack')}
            </Button>
          </>
        )}
        {error && <FailureNotice error={error} />}
      </Stack>
      {isAsking && <AskDialog participantId={participantId} onClose={() => setAsking(false)} />}
    </Section>
  );
}

/** Explains what is deleted, and asks for confirmation. */
function AskDialog({ participantId, onClose }: { participantId: string; onClose: () => void }) {
  const { t } = useTranslation(['my-data', 'common']);
  const [isSure, setSure] = useState(false);
  const [{ fetching, error }, request] = useMutation(RequestErasureDocument);
  const ask = async () => {
    const { data } = await request({ participantId, requested: true });
    if (data) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('erasure.ask')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <Text>{t('erasure.whatGoes')}</Text>
        <Text>{t('erasure.whatStays')}</Text>
        <Checkbox
          label={t('erasure.sure')}
          checked={isSure}
          onChange={({ currentTarget }) => setSure(currentTarget.checked)}
        />
        {error && <FailureNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button
            color="red"
            disabled={!isSure}
            loading={fetching}
            onClick={() => fireAndForget(ask())}
          >
            {t('erasure.ask')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
