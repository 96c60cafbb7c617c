import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { background } from '../../background.ts';
import { RecordingDownloadDocument, type DownloadFormat } from '../../__generated__/graphql.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Section } from '../../ui/section.tsx';

const FORMATS: readonly (readonly [DownloadFormat, string])[] = [
  ['CSV', 'CSV'],
  ['PARQUET', 'Parquet'],
  ['JSON', 'JSON'],
  ['ARROW', 'Arrow'],
];

/** The samples as files. A link is asked for when it is wanted, since it works for a short while only. */
export function Downloads({ recordingId }: { recordingId: string }) {
  const client = useClient();
  const [error, setError] = useState<CombinedError | null>(null);

  const download = async (format: DownloadFormat) => {
    const answer = await client.query(
      RecordingDownloadDocument,
      { id: recordingId, format },
      { requestPolicy: 'network-only' },
    );
    setError(answer.error ?? null);
    if (answer.data?.recording) save(answer.data.recording.download.url);
  };

  return (
    <Section title="Download the samples">
      <Group gap="sm">
        {FORMATS.map(([format, name]) => (
          <Button key={format} variant="default" onClick={() => background(download(format))}>
            {name}
          </Button>
        ))}
      </Group>
      <Text size="sm" c="dimmed" mt="xs">
        CSV opens in every spreadsheet; JSON is what the phone sent; Parquet and Arrow are for
        analysis.
      </Text>
      {error && <FailureNotice error={error} />}
    </Section>
  );
}

/** Without `download` the browser would show JSON and CSV instead of keeping them. */
function save(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}
