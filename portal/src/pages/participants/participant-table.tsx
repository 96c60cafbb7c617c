import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { ParticipantsDocument, type ParticipantsQuery } from '../../__generated__/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { formatCount } from '../../ui/format.ts';
import { LoadMoreRow, PendingRow } from '../../ui/load-more-row.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { StackingTable } from '../../ui/stacking-table.tsx';
import { PARTICIPANT_COLUMNS, ParticipantRow } from './participant-row.tsx';

/** The participants that match; the rows of the search before stay until the new ones are there. */
export function ParticipantTable({ search }: { search: string }) {
  const [{ data, error, fetching }, refetch] = useQuery({
    query: ParticipantsDocument,
    variables: { search, after: null },
  });
  if (!data) return error ? <FailureNotice error={error} onRetry={refetch} /> : <ListSkeleton />;

  const { totalCount } = data.participants;
  if (totalCount === 0) return <NobodyHere search={search} />;
  return (
    <Stack gap="xs" style={{ opacity: fetching ? 0.6 : 1 }} aria-busy={fetching}>
      <Text size="sm" c="dimmed" role="status">
        {formatCount(totalCount, 'participant', 'participants')}
      </Text>
      <StackingTable caption="Participants" columns={PARTICIPANT_COLUMNS}>
        <ParticipantRows page={data.participants} search={search} />
      </StackingTable>
    </Stack>
  );
}

function NobodyHere({ search }: { search: string }) {
  if (search !== '')
    return (
      <EmptyState title="Nobody found">
        No name or email contains “{search}”. Try fewer letters.
      </EmptyState>
    );
  return (
    <EmptyState title="No participants yet">
      Add the first person with the button above. With an email address they get an invitation to
      the mobile app.
    </EmptyState>
  );
}

/**
 * One page of rows, which owns the page after it: when somebody is added, every page moves along with
 * the one before and nobody falls between two.
 */
function ParticipantRows(props: { page: ParticipantsQuery['participants']; search: string }) {
  const { edges, pageInfo } = props.page;
  const [goesOn, setGoesOn] = useState(false);
  return (
    <>
      {edges.map(({ node }) => (
        <ParticipantRow key={node.id} participant={node} />
      ))}
      {pageInfo.hasNextPage &&
        (goesOn ? (
          <NextRows search={props.search} after={pageInfo.endCursor} />
        ) : (
          <LoadMoreRow columnCount={PARTICIPANT_COLUMNS.length} onLoad={() => setGoesOn(true)} />
        ))}
    </>
  );
}

function NextRows(props: { search: string; after: string | null }) {
  const [{ data, error }, refetch] = useQuery({ query: ParticipantsDocument, variables: props });
  if (!data)
    return <PendingRow columnCount={PARTICIPANT_COLUMNS.length} error={error} onRetry={refetch} />;
  return <ParticipantRows page={data.participants} search={props.search} />;
}
