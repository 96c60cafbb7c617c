import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ParticipantsQuery, RecordingFragment } from '../../__generated__/graphql.ts';
import { paths } from '../../paths.ts';
import { LinkText } from '../../ui/links.tsx';
import { Moment } from '../../ui/moment.tsx';
import { ScoreBadge } from '../../ui/score-badge.tsx';
import { StackingCell } from '../../ui/stacking-table.tsx';

export const PARTICIPANT_COLUMNS = ['Name', 'Tests', 'Latest recording', 'Last score'] as const;

const [NAME, TESTS, LATEST, SCORE] = PARTICIPANT_COLUMNS;

type ListedParticipant = ParticipantsQuery['participants']['edges'][number]['node'];

/** One person: who, what they are asked to do, and how it went last. */
export function ParticipantRow({ participant }: { participant: ListedParticipant }) {
  const { id, givenName, familyName, assignments, latestRecording, scored } = participant;
  const lastScored = scored.edges[0]?.node;
  return (
    <tr>
      <StackingCell column={NAME}>
        <LinkText fw={600} {...paths.participant(id)}>
          {givenName} {familyName}
        </LinkText>
      </StackingCell>
      <StackingCell column={TESTS}>
        {assignments.length === 0 ? (
          <Text span size="sm" c="dimmed">
            None assigned
          </Text>
        ) : (
          <Group gap={4}>
            {assignments.map(({ id: assignmentId, testType }) => (
              <Badge key={assignmentId} variant="default" tt="none" fw={500}>
                {testType.name}
              </Badge>
            ))}
          </Group>
        )}
      </StackingCell>
      <StackingCell column={LATEST}>
        {latestRecording === null ? (
          <Text span size="sm" c="dimmed">
            None yet
          </Text>
        ) : (
          <LatestRecording recording={latestRecording} />
        )}
      </StackingCell>
      <StackingCell column={SCORE}>
        {lastScored && (
          <LastScore recording={lastScored} isLatest={lastScored.id === latestRecording?.id} />
        )}
      </StackingCell>
    </tr>
  );
}

function LatestRecording({ recording }: { recording: RecordingFragment }) {
  const { t } = useTranslation();
  const { id, startedAt, testType, status } = recording;
  return (
    <div>
      <LinkText size="sm" {...paths.recording(id)}>
        <Moment at={startedAt} />
      </LinkText>
      <Text size="xs" c="dimmed">
        {testType.name}
        {status !== 'SCORED' && (
          <Text span inherit c={status === 'FAILED' ? 'red' : 'dimmed'}>
            {' '}
            · {t(`status.${status}`)}
          </Text>
        )}
      </Text>
    </div>
  );
}

function LastScore({ recording, isLatest }: { recording: RecordingFragment; isLatest: boolean }) {
  const { score, band, lowConfidence, startedAt, testType } = recording;
  if (score === null) return null;
  return (
    <div>
      <ScoreBadge score={score} band={band} lowConfidence={lowConfidence} />
      {!isLatest && (
        <Text size="xs" c="dimmed">
          {testType.name}, <Moment at={startedAt} dateOnly />
        </Text>
      )}
    </div>
  );
}
