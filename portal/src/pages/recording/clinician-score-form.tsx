import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useMutation } from 'urql';
import { background } from '../../background.ts';
import {
  SetClinicianScoreDocument,
  type RecordingDetailsFragment,
} from '../../__generated__/graphql.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';

/** Sets or takes away a clinician's score. What is typed stays until it is saved. */
export function ClinicianScoreForm({ recording }: { recording: RecordingDetailsFragment }) {
  const saved = recording.clinicianScore;
  const [typed, setTyped] = useState<string | null>(null);
  const [{ fetching, error, data }, save] = useMutation(SetClinicianScoreDocument);
  const text = typed ?? String(saved ?? '');
  const score = text.trim() === '' ? null : Number(text);
  const problem = problemOf(score, recording.training);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (problem !== null) return;
    const answer = await save({ recordingId: recording.id, score });
    if (answer.data) setTyped(null);
  };

  return (
    <form onSubmit={(event) => background(submit(event))} noValidate>
      <Stack gap="xs">
        <TextInput
          label="Clinician’s score"
          description="0 to 100; leave it empty to take it away."
          inputMode="numeric"
          value={text}
          error={typed === null ? null : problem}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Group gap="sm">
          <Button type="submit" size="xs" loading={fetching} disabled={typed === null}>
            Save the score
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

function problemOf(score: number | null, training: boolean): string | null {
  if (score === null) return training ? 'A recording that models learn from needs a score.' : null;
  return Number.isInteger(score) && score >= 0 && score <= 100
    ? null
    : 'Please enter a whole number from 0 to 100.';
}
