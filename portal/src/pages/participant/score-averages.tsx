import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { ScoreAveragesDocument, type AverageFragment } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { Fact, FactList } from '../../ui/fact-list.tsx';
import { formatDate, formatScore } from '../../ui/format.ts';

const DAY_MS = 86_400_000;
/** Smaller changes would read 0.0, so they are shown as no change. */
const NO_CHANGE = 0.05;

/** Averages of the 7 and 30 days up to the newest recording, compared with the same number of days before. */
export function ScoreAverages(props: { participantId: string; testType: string; newest: string }) {
  const { participantId, testType, newest } = props;
  const { t } = useTranslation('participant');
  const period = useMemo(() => {
    // The end is exclusive in the API, so it is just after the newest recording.
    const end = Date.parse(newest) + 1;
    const daysBefore = (days: number) => new Date(end - days * DAY_MS).toISOString();
    return { weekAgo: daysBefore(7), monthAgo: daysBefore(30), end: daysBefore(0) };
  }, [newest]);
  const [{ data }] = useQuery({
    query: ScoreAveragesDocument,
    variables: { participantId, testType, ...period },
  });
  const summaries = data?.participant;
  const date = formatDate(newest);
  return (
    <FactList>
      <Fact name={t('averages.week', { date })}>
        <Average summary={summaries?.week} />
      </Fact>
      <Fact name={t('averages.month', { date })}>
        <Average summary={summaries?.month} />
      </Fact>
    </FactList>
  );
}

function Average({ summary }: { summary: AverageFragment | undefined }) {
  const { t } = useTranslation('participant');
  if (summary === undefined) return '…';
  const { average, change, count } = summary;
  if (average === null) return t('averages.none');
  return (
    <>
      <Text span fw={600} size="xl">
        {formatScore(average)}
      </Text>{' '}
      <Text span size="sm" c="dimmed">
        {t('averages.from', { count })}
        {change !== null && (
          <>
            {', '}
            {Math.abs(change) < NO_CHANGE
              ? t('averages.same')
              : t(change > 0 ? 'averages.up' : 'averages.down', {
                  points: formatScore(Math.abs(change)),
                })}
          </>
        )}
      </Text>
    </>
  );
}
