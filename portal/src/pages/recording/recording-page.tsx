import { Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { RecordingPageDocument, type TestTypeNameFragment } from '../../__generated__/graphql.ts';
import { useLiveRecordings } from '../../api/use-live-recordings.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { formatDateTime, formatDuration } from '../../ui/format.ts';
import { LinkText } from '../../ui/links.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { useTestNames } from '../../ui/words/test-names.ts';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { ClinicianSection } from './clinician-section.tsx';
import { Downloads } from './downloads.tsx';
import { MovementFacts } from './movement-facts.tsx';
import { MovementSection } from './movement/movement-section.tsx';
import { QualityFacts } from './quality-facts.tsx';
import { ResultSection } from './result-section.tsx';

const NO_TESTS: readonly TestTypeNameFragment[] = [];

/** One recording: result, samples and quality. */
export function RecordingPage() {
  const { recordingId } = useParams({ from: '/signed-in/recordings/$recordingId' });
  // The key discards the state of the previous recording.
  return <RecordingContent key={recordingId} id={recordingId} />;
}

function RecordingContent({ id }: { id: string }) {
  const { t } = useTranslation('recording');
  const [{ data, error }, refetch] = useQuery({ query: RecordingPageDocument, variables: { id } });
  const nameOf = useTestNames(data?.testTypes ?? NO_TESTS);
  useLiveRecordings(data?.recording?.participant.id ?? null);

  if (!data) return error ? <FailureNotice error={error} onRetry={refetch} /> : <PageSkeleton />;
  const { me, recording } = data;
  if (!recording) return <NotFoundPage what="recording" />;
  const { participant, testType, startedAt, durationSeconds, training } = recording;
  const isConverted = recording.quality !== null;
  return (
    <Stack gap="lg">
      <div>
        <LinkText size="sm" {...paths.participant(participant.id)} search={{ test: testType.key }}>
          {participant.givenName} {participant.familyName}
        </LinkText>
        <PageTitle>{`${nameOf(testType)}, ${formatDateTime(startedAt)}`}</PageTitle>
        <Text c="dimmed">
          {t('lasted', { duration: formatDuration(durationSeconds) })} ·{' '}
          {t(training ? 'isTraining' : 'isTest')}
        </Text>
      </div>
      <ResultSection recording={recording} groups={me.groups} />
      <ClinicianSection recording={recording} groups={me.groups} />
      {isConverted && <MovementSection recording={recording} />}
      {recording.movement && <MovementFacts movement={recording.movement} />}
      {recording.quality && <QualityFacts quality={recording.quality} />}
      {isConverted && (
        <div data-print-hidden>
          <Downloads recordingId={recording.id} />
        </div>
      )}
    </Stack>
  );
}
