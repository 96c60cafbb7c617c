import { Badge, Group, Text } from '@mantine/core';
import type { ParticipantsQuery } from '../../__generated__/graphql.ts';
import { paths } from '../../paths.ts';
import { LinkText } from '../../ui/links.tsx';
import { Moment } from '../../ui/moment.tsx';
import { RecordingResult } from '../../ui/recording-result.tsx';
import { StackingCell } from '../../ui/stacking-table.tsx';

export const PARTICIPANT_COLUMNS = ['Name', 'Tests', 'Latest recording', 'Result'] as const;

const [NAME, TESTS, LATEST, RESULT] = PARTICIPANT_COLUMNS;

type ListedParticipant = ParticipantsQuery['participants']['edges'][number]['node'];

/** One person: who, what they are asked to do, and how it went last. */
export function ParticipantRow({ participant }: { participant: ListedParticipant }) {
  const { id, givenName, familyName, assignments, latestRecording } = participant;
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
          <div>
            <LinkText size="sm" {...paths.recording(latestRecording.id)}>
              <Moment at={latestRecording.startedAt} />
            </LinkText>
            <Text size="xs" c="dimmed">
              {latestRecording.testType.name}
            </Text>
          </div>
        )}
      </StackingCell>
      <StackingCell column={RESULT}>
        {latestRecording && <RecordingResult recording={latestRecording} />}
      </StackingCell>
    </tr>
  );
}
