import { Group, Stack } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useLiveRecordings } from '../../api/use-live-recordings.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { AddParticipantButton } from './add-participant-button.tsx';
import { ParticipantSearch } from './participant-search.tsx';
import { ParticipantTable } from './participant-table.tsx';

/** Home of a care provider: everybody in their care, and how they did last. */
export function ParticipantsPage() {
  const { search = '' } = useSearch({ from: '/signed-in/' });
  useLiveRecordings(null);
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageTitle>Participants</PageTitle>
        <AddParticipantButton />
      </Group>
      <ParticipantSearch search={search} />
      <ParticipantTable key={search} search={search} />
    </Stack>
  );
}
