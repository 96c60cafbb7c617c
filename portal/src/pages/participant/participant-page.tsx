import { Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { ParticipantDocument } from '../../__generated__/graphql.ts';
import { useLiveRecordings } from '../../api/use-live-recordings.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { ParticipantFacts } from './participant-facts.tsx';
import { TestResults } from './test-results.tsx';

/** Everything about one person. */
export function ParticipantPage() {
  const { participantId } = useParams({ from: '/signed-in/participants/$participantId' });
  // A key, so that nothing of the person before is ever shown under another name.
  return <ParticipantDetails key={participantId} id={participantId} />;
}

function ParticipantDetails({ id }: { id: string }) {
  const [{ data, error }, refetch] = useQuery({ query: ParticipantDocument, variables: { id } });
  useLiveRecordings(id);

  if (!data) return error ? <FailureNotice error={error} onRetry={refetch} /> : <PageSkeleton />;
  const { participant, testTypes, me } = data;
  if (!participant) return <NotFoundPage what="participant" />;
  return (
    <Stack gap="lg">
      <PageTitle>{`${participant.givenName} ${participant.familyName}`}</PageTitle>
      <ParticipantFacts participant={participant} testTypes={testTypes} viewer={me} />
      <TestResults participant={participant} testTypes={testTypes} bands={me.organization} />
    </Stack>
  );
}
