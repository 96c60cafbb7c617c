import { Group, Skeleton, Stack, Text } from '@mantine/core';
import type { RecordingDetailsFragment, UserGroup } from '../../__generated__/graphql.ts';
import { Fact, FactList } from '../../ui/fact-list.tsx';
import { formatCount, formatInterval, formatScore } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { BandBadge } from '../../ui/score-badge.tsx';
import { Section } from '../../ui/section.tsx';
import { FailedRecording } from './failed-recording.tsx';

/** The score with all that is known about it, or in words what it waits for. Announced when it comes. */
export function ResultSection(props: {
  recording: RecordingDetailsFragment;
  groups: readonly UserGroup[];
}) {
  const { recording, groups } = props;
  return (
    <Section title="Result">
      <div aria-live="polite">
        {recording.status === 'FAILED' ? (
          <FailedRecording recording={recording} groups={groups} />
        ) : recording.score !== null ? (
          <Scored recording={recording} score={recording.score} />
        ) : (
          <Unscored recording={recording} />
        )}
      </div>
    </Section>
  );
}

function Scored({ recording, score }: { recording: RecordingDetailsFragment; score: number }) {
  const { band, scoreInterval, scoredAt, model, lowConfidence } = recording;
  return (
    <Stack gap="md">
      <Group gap="sm" align="center">
        <Text span fz={44} fw={700} lh={1} style={{ fontVariantNumeric: 'tabular-nums' }}>
          {formatScore(score)}
        </Text>
        <Text span c="dimmed">
          of 100
        </Text>
        {band && <BandBadge band={band} />}
      </Group>
      <FactList>
        {scoreInterval && (
          <Fact name="Likely between">
            {formatInterval(scoreInterval)}{' '}
            <Text span size="sm" c="dimmed">
              (9 times out of 10)
            </Text>
          </Fact>
        )}
        <Fact name="How sure">
          {lowConfidence
            ? 'A rough guide: the model is not clearly better than the average of this person’s scores.'
            : 'The model has proved better than the average of this person’s scores.'}
        </Fact>
        {model && (
          <Fact name="Scored by">
            Model version {model.version}, which learned from{' '}
            {formatCount(model.trainingCount, 'recording', 'recordings')}
          </Fact>
        )}
        {scoredAt && (
          <Fact name="Scored on">
            <Moment at={scoredAt} />
          </Fact>
        )}
      </FactList>
    </Stack>
  );
}

function Unscored({ recording: { status } }: { recording: RecordingDetailsFragment }) {
  switch (status) {
    case 'TRAINING':
      return (
        <Text>
          This recording has a clinician’s score, and the model of this person learns from it. It is
          not scored itself.
        </Text>
      );
    case 'AWAITING_MODEL':
      return (
        <Text>
          Waiting for a model of this person and test. The recording is scored by itself as soon as
          there is one; their page says how many training recordings are missing.
        </Text>
      );
    default:
      return (
        <Stack gap="sm">
          <Text>
            {status === 'RECEIVED'
              ? 'The recording has arrived and is being read. The score appears here by itself.'
              : 'The recording is being scored. The score appears here by itself.'}
          </Text>
          <Skeleton height={44} width={160} />
        </Stack>
      );
  }
}
