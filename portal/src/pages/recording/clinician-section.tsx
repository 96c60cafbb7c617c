import { Grid, Text } from '@mantine/core';
import type { RecordingDetailsFragment, UserGroup } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { Fact, FactList } from '../../ui/fact-list.tsx';
import { Section } from '../../ui/section.tsx';
import { ClinicianScoreForm } from './clinician-score-form.tsx';
import { NotesForm } from './notes-form.tsx';

/** A clinician's score and notes: forms for care providers, text for other viewers. */
export function ClinicianSection(props: {
  recording: RecordingDetailsFragment;
  groups: readonly UserGroup[];
}) {
  const { recording, groups } = props;
  const { t } = useTranslation('recording');
  return (
    <Section title={t('clinician.title')}>
      {groups.includes('careProvider') ? (
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, sm: 4 }}>
            <ClinicianScoreForm recording={recording} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, sm: 8 }}>
            <NotesForm recording={recording} />
          </Grid.Col>
        </Grid>
      ) : (
        <FactList>
          <Fact name={t('clinician.score')}>
            {recording.clinicianScore ?? t('none')}
            {recording.clinicianScoreFromPhone && ` (${t('clinician.fromPhone')})`}
          </Fact>
          <Fact name={t('clinician.notes')}>
            <Text style={{ whiteSpace: 'pre-wrap' }}>{recording.notes ?? t('none')}</Text>
          </Fact>
        </FactList>
      )}
    </Section>
  );
}
