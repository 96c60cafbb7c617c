import { Text } from '@mantine/core';
import { useQuery } from 'urql';
import { ScoresDocument, type ModelFragment } from '../../__generated__/graphql.ts';
import { formatCount, formatScore } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Section } from '../../ui/section.tsx';
import { waitingWords } from '../../ui/waiting-words.ts';

/** What the scores of this person and test come from, and how far they can be trusted. */
export function ModelCard(props: {
  participantId: string;
  testType: string;
  model: ModelFragment | null;
}) {
  const { participantId, testType, model } = props;
  // The chart asks the same; the cache answers both with one request.
  const [{ data }] = useQuery({
    query: ScoresDocument,
    variables: { participantId, testType },
    requestPolicy: 'cache-first',
  });
  if (model === null) {
    const trainingCount = data?.participant?.training.totalCount;
    return (
      <Section title="How scores are made">
        <Text>
          {trainingCount === undefined ? 'Waiting for a model' : waitingWords(trainingCount)}. A
          model of this person learns from recordings that a clinician has scored; until then,
          recordings wait and are scored later by themselves.
        </Text>
      </Section>
    );
  }
  return (
    <Section title="How scores are made">
      <Text>{modelWords(model)}</Text>
      <Text size="sm" c="dimmed" mt={4}>
        Model version {model.version}, made on <Moment at={model.trainedAt} />
      </Text>
    </Section>
  );
}

function modelWords(model: ModelFragment): string {
  const { trainingCount, meanAbsoluteError, baselineError, lowConfidence } = model;
  const learned = `Learned from ${formatCount(trainingCount, 'recording', 'recordings')} of this person that a clinician scored.`;
  const errors = `Off by ${formatScore(meanAbsoluteError)} points on average; always answering the mean would be off by ${formatScore(baselineError)}.`;
  // Few recordings may flatter a model: it can be nearer than the mean and still not surely so.
  const caution =
    meanAbsoluteError < baselineError
      ? 'With so few recordings that may be luck: treat scores as a rough guide.'
      : 'Not better than the average of this person’s scores: treat scores as a rough guide.';
  return [learned, errors, ...(lowConfidence ? [caution] : [])].join(' ');
}
