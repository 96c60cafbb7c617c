import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { SqlDownloadDocument, type SqlResultFormat } from '../../../__generated__/graphql.ts';
import { fireAndForget } from '../../../fire-and-forget.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { downloadFile } from '../../../ui/download-file.ts';

const FORMATS = { CSV: 'CSV', PARQUET: 'Parquet', ARROW: 'Arrow' } as const;

/** The whole result as a file. Each link is requested when it is clicked, because it expires soon. */
export function ResultDownloads({ queryId }: { queryId: string }) {
  const { t } = useTranslation('sql');
  const client = useClient();
  const [busy, setBusy] = useState<SqlResultFormat | null>(null);
  const [error, setError] = useState<CombinedError | null>(null);
  const download = async (format: SqlResultFormat) => {
    setBusy(format);
    const variables = { id: queryId, format };
    const answer = await client.query(SqlDownloadDocument, variables, {
      requestPolicy: 'network-only',
    });
    setBusy(null);
    setError(answer.error ?? null);
    if (answer.data?.sqlQuery) downloadFile(answer.data.sqlQuery.download.url);
  };
  return (
    <>
      <Group gap="xs" role="group" aria-label={t('answer.download')}>
        <Text size="sm" c="dimmed" aria-hidden>
          {t('answer.download')}
        </Text>
        {Object.entries(FORMATS).map(([format, name]) => (
          <Button
            key={format}
            size="xs"
            variant="default"
            loading={busy === format}
            disabled={busy !== null && busy !== format}
            onClick={() => fireAndForget(download(format as SqlResultFormat))}
          >
            {name}
          </Button>
        ))}
      </Group>
      {error && <FailureNotice error={error} />}
    </>
  );
}
