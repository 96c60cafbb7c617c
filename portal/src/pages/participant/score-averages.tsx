import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { ScoreAveragesDocument, type AverageFragment } from '../../__generated__/graphql.ts';
import { Fact, FactList } from '../../ui/fact-list.tsx';
import { formatCount, formatScore } from '../../ui/format.ts';

const DAY_MS = 86_400_000;

/** Averages of the 7 and 30 days up to the newest recording, against as many days before. */
export function ScoreAverages(props: { participantId: string; testType: string; newest: string }) {
  const { participantId, testType, newest } = props;
  const period = useMemo(() => {
    // The API leaves the end out, so it lies just after the newest recording.
    const end = Date.parse(newest) + 1;
    const daysBefore = (days: number) => new Date(end - days * DAY_MS).toISOString();
    return { weekAgo: daysBefore(7), monthAgo: daysBefore(30), end: daysBefore(0) };
  }, [newest]);
  const [{ data }] = useQuery({
    query: ScoreAveragesDocument,
    variables: { participantId, testType, ...period },
  });
  const summaries = data?.participant;
  return (
    <FactList>
      <Fact name="Average of the last 7 days">
        <Average summary={summaries?.week} />
      </Fact>
      <Fact name="Average of the last 30 days">
        <Average summary={summaries?.month} />
      </Fact>
    </FactList>
  );
}

function Average({ summary }: { summary: AverageFragment | undefined }) {
  if (summary === undefined) return '…';
  if (summary.average === null) return 'No scores';
  return (
    <>
      <Text span fw={600}>
        {formatScore(summary.average)}
      </Text>{' '}
      <Text span size="sm" c="dimmed">
        from {formatCount(summary.count, 'score', 'scores')}
        {summary.change !== null && `, ${changeWords(summary.change)}`}
      </Text>
    </>
  );
}

function changeWords(change: number): string {
  if (Math.abs(change) < 0.05) return 'same as before';
  return `${change > 0 ? 'up' : 'down'} ${formatScore(Math.abs(change))} from before`;
}
