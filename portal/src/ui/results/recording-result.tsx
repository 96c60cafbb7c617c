import { Text } from '@mantine/core';
import type { RecordingFragment } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { ScoreBadge } from './score-badge.tsx';

/** The score of a recording, or why there is none. A score of 0 is a score. */
export function RecordingResult({ recording }: { recording: RecordingFragment }) {
  const { t } = useTranslation();
  const { score, band, lowConfidence, status } = recording;
  if (score !== null) return <ScoreBadge score={score} band={band} lowConfidence={lowConfidence} />;
  return (
    <Text span size="sm" c={status === 'FAILED' ? 'red' : 'dimmed'}>
      {t(`status.${status}`)}
    </Text>
  );
}
