import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from 'urql';
import { TakeMyDataDocument } from '../../__generated__/graphql.ts';
import { fireAndForget } from '../../fire-and-forget.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Section } from '../../ui/section.tsx';

/** Downloads all data about the participant. */
export function DownloadSection({ participantId }: { participantId: string }) {
  const { t } = useTranslation('my-data');
  const [{ fetching, error }, take] = useMutation(TakeMyDataDocument);
  const download = async () => {
    const { data } = await take({ participantId });
    if (data) window.location.assign(data.exportParticipant.download.url);
  };
  return (
    <Section title={t('takeAway.title')}>
      <Stack align="flex-start">
        <Text>{t('takeAway.lead')}</Text>
        <Button variant="default" loading={fetching} onClick={() => fireAndForget(download())}>
          {t('takeAway.submit')}
        </Button>
        {error && <FailureNotice error={error} />}
      </Stack>
    </Section>
  );
}
