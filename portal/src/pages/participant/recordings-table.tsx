import { Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import {
  ParticipantRecordingsDocument,
  type ParticipantRecordingsQuery,
} from '../../__generated__/graphql.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { formatCount } from '../../ui/format.ts';
import { LoadMoreRow, PendingRow } from '../../ui/load-more-row.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { StackingTable } from '../../ui/stacking-table.tsx';
import { RECORDING_COLUMNS, RecordingRow } from './recording-row.tsx';

interface Subject {
  readonly participantId: string;
  readonly testType: string;
}

type RecordingsPage = NonNullable<ParticipantRecordingsQuery['participant']>['recordings'];

/** The recordings of one test, newest first. */
export function RecordingsTable({ testName, ...subject }: Subject & { testName: string }) {
  const [{ data, error }, refetch] = useQuery({
    query: ParticipantRecordingsDocument,
    variables: { ...subject, after: null },
  });
  const page = data?.participant?.recordings;
  return (
    <Section
      title="Recordings"
      aside={
        page && (
          <Text size="sm" c="dimmed">
            {formatCount(page.totalCount, 'recording', 'recordings')}
          </Text>
        )
      }
    >
      {error && <FailureNotice error={error} onRetry={refetch} />}
      {!page && !error && <ListSkeleton rows={5} />}
      {page?.totalCount === 0 && (
        <Text c="dimmed">
          No recording of this test yet. It appears here as soon as the phone has sent it.
        </Text>
      )}
      {page && page.totalCount > 0 && (
        <StackingTable caption={`Recordings: ${testName}`} columns={RECORDING_COLUMNS}>
          <RecordingRows page={page} subject={subject} />
        </StackingTable>
      )}
    </Section>
  );
}

/** One page of rows, which owns the page after it (see the participants' table). */
function RecordingRows({ page, subject }: { page: RecordingsPage; subject: Subject }) {
  const [goesOn, setGoesOn] = useState(false);
  const { edges, pageInfo } = page;
  return (
    <>
      {edges.map(({ node }) => (
        <RecordingRow key={node.id} recording={node} />
      ))}
      {pageInfo.hasNextPage &&
        (goesOn ? (
          <NextRows subject={subject} after={pageInfo.endCursor} />
        ) : (
          <LoadMoreRow columnCount={RECORDING_COLUMNS.length} onLoad={() => setGoesOn(true)} />
        ))}
    </>
  );
}

function NextRows({ subject, after }: { subject: Subject; after: string | null }) {
  const [{ data, error }, refetch] = useQuery({
    query: ParticipantRecordingsDocument,
    variables: { ...subject, after },
  });
  const page = data?.participant?.recordings;
  if (!page)
    return <PendingRow columnCount={RECORDING_COLUMNS.length} error={error} onRetry={refetch} />;
  return <RecordingRows page={page} subject={subject} />;
}
