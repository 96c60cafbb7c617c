import { Text } from '@mantine/core';
import { memo } from 'react';
import type { RecordingFragment } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { formatDateTime, formatDuration, formatInterval } from '../../ui/format.ts';
import { LinkText } from '../../ui/links.tsx';
import { Moment } from '../../ui/moment.tsx';
import { RecordingResult } from '../../ui/results/recording-result.tsx';
import { StackingCell } from '../../ui/tables/stacking-table.tsx';
import { PlainCheckbox } from '../../ui/tables/plain-checkbox.tsx';

/** The row of one recording: time, duration and result. */
export const RecordingCells = memo(function RecordingCells(props: {
  recording: RecordingFragment;
  isSelected: boolean;
  /** Null for viewers who may not delete recordings. */
  onSelect: ((id: string, wanted: boolean) => void) | null;
}) {
  const { recording, isSelected, onSelect } = props;
  const { id, startedAt, durationSeconds, scoreInterval, clinicianScore } = recording;
  const { t } = useTranslation('participant');
  return (
    <>
      {onSelect && (
        <td data-select>
          <PlainCheckbox
            aria-label={t('recordings.selectOne', { when: formatDateTime(startedAt) })}
            checked={isSelected}
            onChange={(wanted) => onSelect(id, wanted)}
          />
        </td>
      )}
      <td data-head>
        <LinkText fw={600} {...paths.recording(id)}>
          <Moment at={startedAt} />
        </LinkText>
      </td>
      <StackingCell column={t('recordings.length')}>{formatDuration(durationSeconds)}</StackingCell>
      <StackingCell column={t('recordings.result')}>
        <RecordingResult recording={recording} />
      </StackingCell>
      <StackingCell column={t('recordings.interval')}>
        {scoreInterval && formatInterval(scoreInterval)}
      </StackingCell>
      <StackingCell column={t('recordings.clinician')}>
        {clinicianScore}
        {recording.clinicianScoreFromPhone && (
          <Text size="xs" c="dimmed">
            {t('recordings.fromPhone')}
          </Text>
        )}
      </StackingCell>
    </>
  );
});
