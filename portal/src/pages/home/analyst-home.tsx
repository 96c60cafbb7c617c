import { Stack } from '@mantine/core';
import { useQuery } from 'urql';
import { ViewerDocument } from '../../__generated__/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageTitle } from '../../ui/page-title.tsx';

/** Analysts see no names; their workspace has no page yet. */
export function AnalystHome() {
  useQuery({ query: ViewerDocument });
  return (
    <Stack>
      <PageTitle>Welcome</PageTitle>
      <EmptyState title="The SQL workspace is not in this version">
        Analysts will query recordings here, without names. Until then there is nothing for your
        group in the portal. If you look after participants, ask an admin to add you to the care
        providers.
      </EmptyState>
    </Stack>
  );
}
