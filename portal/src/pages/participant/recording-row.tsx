import type { RecordingFragment } from '../../__generated__/graphql.ts';
import { paths } from '../../paths.ts';
import { formatDuration, formatInterval } from '../../ui/format.ts';
import { LinkText } from '../../ui/links.tsx';
import { Moment } from '../../ui/moment.tsx';
import { RecordingResult } from '../../ui/recording-result.tsx';
import { StackingCell } from '../../ui/stacking-table.tsx';

export const RECORDING_COLUMNS = [
  'When',
  'Length',
  'Result',
  'Likely between',
  'Clinician',
] as const;

const [WHEN, LENGTH, RESULT, INTERVAL, CLINICIAN] = RECORDING_COLUMNS;

/** One recording: when, how long, and what came of it. */
export function RecordingRow({ recording }: { recording: RecordingFragment }) {
  const { id, startedAt, durationSeconds, scoreInterval, clinicianScore } = recording;
  return (
    <tr>
      <StackingCell column={WHEN}>
        <LinkText {...paths.recording(id)}>
          <Moment at={startedAt} />
        </LinkText>
      </StackingCell>
      <StackingCell column={LENGTH}>{formatDuration(durationSeconds)}</StackingCell>
      <StackingCell column={RESULT}>
        <RecordingResult recording={recording} />
      </StackingCell>
      <StackingCell column={INTERVAL}>
        {scoreInterval && formatInterval(scoreInterval)}
      </StackingCell>
      <StackingCell column={CLINICIAN}>{clinicianScore}</StackingCell>
    </tr>
  );
}
