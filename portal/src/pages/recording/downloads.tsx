import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { fireAndForget } from '../../fire-and-forget.ts';
import {
  type DownloadFormat,
  RecordingReportDocument,
  RecordingDownloadDocument,
} from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { downloadFile } from '../../ui/download-file.ts';
import { Section } from '../../ui/section.tsx';

const SAMPLES = { CSV: 'CSV', PARQUET: 'Parquet', JSON: 'JSON', ARROW: 'Arrow' } as const;

/** The report and the samples as files. Each link is requested when it is clicked, because it expires soon. */
export function Downloads({ recordingId }: { recordingId: string }) {
  const { t, language } = useTranslation('recording');
  const client = useClient();
  const [busy, setBusy] = useState<DownloadFormat | null>(null);
  const [error, setError] = useState<CombinedError | null>(null);

  const download = async (format: DownloadFormat) => {
    setBusy(format);
    const context = { requestPolicy: 'network-only' } as const;
    const answer = await (format === 'PDF'
      ? client.query(RecordingReportDocument, { id: recordingId, language }, context)
      : client.query(RecordingDownloadDocument, { id: recordingId, format }, context));
    setBusy(null);
    setError(answer.error ?? null);
    if (answer.data?.recording) downloadFile(answer.data.recording.download.url);
  };
  const buttonFor = (format: DownloadFormat, words: string, variant: 'default' | 'filled') => (
    <Button
      key={format}
      variant={variant}
      loading={busy === format}
      disabled={busy !== null && busy !== format}
      onClick={() => fireAndForget(download(format))}
    >
      {words}
    </Button>
  );

  return (
    <Section title={t('download.title')}>
      <Group gap="sm">
        {buttonFor('PDF', t('download.report'), 'filled')}
        {Object.entries(SAMPLES).map(([format, name]) =>
          buttonFor(format as DownloadFormat, name, 'default'),
        )}
      </Group>
      <Text size="sm" c="dimmed" mt="xs">
        {t('download.help')}
      </Text>
      {error && <FailureNotice error={error} />}
    </Section>
  );
}
