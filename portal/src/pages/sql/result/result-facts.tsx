import { Group, Text } from '@mantine/core';
import type { OpenedSqlQueryFragment } from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { formatDateTime, formatDuration } from '../../../ui/format.ts';
import { secondsOf } from '../timing.ts';
import { formatBytes } from './bytes.ts';

/** The size of the result, the cost of the query, and when the result expires. */
export function ResultFacts(props: {
  query: OpenedSqlQueryFragment;
  statistics: NonNullable<OpenedSqlQueryFragment['statistics']>;
}) {
  const { query, statistics } = props;
  const { t } = useTranslation('sql');
  const { rowCount, resultBytes, scannedBytes, reused } = statistics;
  const seconds = secondsOf(query);
  const facts = [
    seconds !== null && t('answer.took', { duration: formatDuration(seconds) }),
    scannedBytes !== null && t('answer.scanned', { size: formatBytes(scannedBytes) }),
    t('answer.size', { size: formatBytes(resultBytes) }),
    reused && t('answer.reused'),
    query.resultExpiresAt !== null &&
      t('answer.keptUntil', { time: formatDateTime(query.resultExpiresAt) }),
  ].filter((fact) => fact !== false);
  return (
    <Group gap="xs">
      <Text fw={600}>{t('answer.rows', { count: rowCount })}</Text>
      <Text size="sm" c="dimmed">
        {facts.join(' · ')}
      </Text>
    </Group>
  );
}
