import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useMutation } from 'urql';
import { background } from '../../background.ts';
import {
  UpdateRecordingNotesDocument,
  type RecordingDetailsFragment,
} from '../../__generated__/graphql.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';

const LONGEST_NOTES = 10_000;

/** Changes the notes. What is typed stays until it is saved. */
export function NotesForm({ recording }: { recording: RecordingDetailsFragment }) {
  const [typed, setTyped] = useState<string | null>(null);
  const [{ fetching, error, data }, save] = useMutation(UpdateRecordingNotesDocument);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typed === null) return;
    const notes = typed.trim() === '' ? null : typed;
    const answer = await save({ recordingId: recording.id, notes });
    if (answer.data) setTyped(null);
  };

  return (
    <form onSubmit={(event) => background(submit(event))}>
      <Stack gap="xs">
        <Textarea
          label="Notes"
          rows={3}
          maxLength={LONGEST_NOTES}
          value={typed ?? recording.notes ?? ''}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Group gap="sm">
          <Button type="submit" size="xs" loading={fetching} disabled={typed === null}>
            Save the notes
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {data && typed === null && 'Saved'}
          </Text>
        </Group>
        {error && <FailureNotice error={error} />}
      </Stack>
    </form>
  );
}
