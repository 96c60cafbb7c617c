import { Checkbox, Group, Select } from '@mantine/core';
import { useQuery } from 'urql';
import { ComparableRecordingsDocument } from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { formatDateTime, formatScore } from '../../../ui/format.ts';

export interface ComparisonChoice {
  readonly recordingId: string | null;
  /** Whether the movements are aligned, instead of the starts of the recordings. */
  readonly aligned: boolean;
}

/** Chooses another recording of the same participant and test to show under this one. */
export function Comparison(props: {
  recordingId: string;
  participantId: string;
  testTypeId: string;
  choice: ComparisonChoice;
  onChoose: (choice: ComparisonChoice) => void;
}) {
  const { recordingId, participantId, testTypeId, choice, onChoose } = props;
  const { t } = useTranslation('recording');
  const [{ data }] = useQuery({
    query: ComparableRecordingsDocument,
    variables: { participantId, testTypeId },
    requestPolicy: 'cache-first',
  });
  const others = (data?.participant?.recordings.edges ?? [])
    .map(({ node }) => node)
    .filter(({ id }) => id !== recordingId);
  return (
    <Group gap="sm" align="flex-end" data-print-hidden>
      <Select
        size="xs"
        w={260}
        label={t('compare.with')}
        placeholder={t(data && others.length === 0 ? 'compare.noOther' : 'compare.nothing')}
        disabled={others.length === 0}
        clearable
        clearButtonProps={{ 'aria-label': t('compare.stop') }}
        value={choice.recordingId}
        data={others.map(({ id, startedAt, score, clinicianScore }) => {
          const when = formatDateTime(startedAt);
          const given = score === null ? clinicianScore : formatScore(score);
          return { value: id, label: given === null ? when : `${when} · ${given}` };
        })}
        onChange={(chosen) => onChoose({ ...choice, recordingId: chosen })}
      />
      {choice.recordingId !== null && (
        <Checkbox
          size="xs"
          mb={7}
          label={t('compare.align')}
          checked={choice.aligned}
          onChange={({ currentTarget }) => onChoose({ ...choice, aligned: currentTarget.checked })}
        />
      )}
    </Group>
  );
}
