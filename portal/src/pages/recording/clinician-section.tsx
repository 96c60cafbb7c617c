import { SimpleGrid, Text } from '@mantine/core';
import type { RecordingDetailsFragment, UserGroup } from '../../__generated__/graphql.ts';
import { Fact, FactList } from '../../ui/fact-list.tsx';
import { Section } from '../../ui/section.tsx';
import { ClinicianScoreForm } from './clinician-score-form.tsx';
import { NotesForm } from './notes-form.tsx';

/** A clinician's own score and notes: in place for care providers, to read for others. */
export function ClinicianSection(props: {
  recording: RecordingDetailsFragment;
  groups: readonly UserGroup[];
}) {
  const { recording, groups } = props;
  return (
    <Section title="From the clinician">
      {groups.includes('careProvider') ? (
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          <ClinicianScoreForm recording={recording} />
          <NotesForm recording={recording} />
        </SimpleGrid>
      ) : (
        <FactList>
          <Fact name="Score">{recording.clinicianScore ?? 'None'}</Fact>
          <Fact name="Notes">
            <Text style={{ whiteSpace: 'pre-wrap' }}>{recording.notes ?? 'None'}</Text>
          </Fact>
        </FactList>
      )}
    </Section>
  );
}
