import { Stack, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';
import { useMutation } from 'urql';
import {
  UpdateRecordingNotesDocument,
  type RecordingDetailsFragment,
} from '../../__generated__/graphql.ts';
import { fireAndForget } from '../../fire-and-forget.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { SavedFieldStatus } from '../../ui/saved-field/saved-field-status.tsx';
import { useSavedField } from '../../ui/saved-field/use-saved-field.ts';

const LONGEST_NOTES = 10_000;

/** Edits the notes. */
export function NotesForm({ recording: { id, notes } }: { recording: RecordingDetailsFragment }) {
  const { t } = useTranslation('recording');
  const [, save] = useMutation(UpdateRecordingNotesDocument);
  const field = useSavedField({
    name: `notes.${id}`,
    saved: notes ?? '',
    save: (text) => save({ recordingId: id, notes: text.trim() === '' ? null : text }),
  });

  const isTooLong = field.text.length > LONGEST_NOTES;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    fireAndForget(field.save());
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Textarea
          label={t('clinician.notes')}
          rows={3}
          styles={{ input: { fieldSizing: 'content', minHeight: '5rem', maxHeight: '20rem' } }}
          // With `maxLength` the browser would silently cut off the end of pasted text.
          error={
            isTooLong &&
            t('clinician.notesTooLong', { length: field.text.length, most: LONGEST_NOTES })
          }
          value={field.text}
          onChange={({ currentTarget }) => field.change(currentTarget.value)}
        />
        <SavedFieldStatus field={field} saveWords={t('clinician.saveNotes')} valid={!isTooLong} />
      </Stack>
    </form>
  );
}
