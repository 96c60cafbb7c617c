import { Stack, Text, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useMutation } from 'urql';
import {
  SetClinicianScoreDocument,
  type RecordingDetailsFragment,
} from '../../__generated__/graphql.ts';
import { fireAndForget } from '../../fire-and-forget.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { SavedFieldStatus } from '../../ui/saved-field/saved-field-status.tsx';
import { useSavedField } from '../../ui/saved-field/use-saved-field.ts';

/** Sets or removes a clinician's score. */
export function ClinicianScoreForm({ recording }: { recording: RecordingDetailsFragment }) {
  const { t } = useTranslation('recording');
  const { id, clinicianScore, clinicianScoreFromPhone, training } = recording;
  const [, save] = useMutation(SetClinicianScoreDocument);
  const field = useSavedField({
    name: `clinician-score.${id}`,
    saved: String(clinicianScore ?? ''),
    save: (text) => save({ recordingId: id, score: scoreOf(text) }),
  });
  const problem = problemOf(scoreOf(field.text), training);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problem === null) fireAndForget(field.save());
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="xs">
        <TextInput
          label={t('clinician.score')}
          description={t('clinician.scoreHelp')}
          inputMode="numeric"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={field.text}
          error={field.state === 'unsaved' && problem !== null && t(`clinician.${problem}`)}
          onChange={({ currentTarget }) => field.change(currentTarget.value)}
        />
        {clinicianScoreFromPhone && (
          <Text size="sm" c="dimmed">
            {t('clinician.fromPhone')}
          </Text>
        )}
        <SavedFieldStatus
          field={field}
          saveWords={t('clinician.saveScore')}
          valid={problem === null}
        />
      </Stack>
    </form>
  );
}

const scoreOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

function problemOf(score: number | null, training: boolean) {
  if (score === null) return training ? 'scoreNeeded' : null;
  return Number.isInteger(score) && score >= 0 && score <= 100 ? null : 'scoreWrong';
}
