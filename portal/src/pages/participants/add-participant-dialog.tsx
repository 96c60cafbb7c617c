import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useMutation } from 'urql';
import { AddParticipantDocument } from '../../__generated__/graphql.ts';
import { toFailure } from '../../api/failure.ts';
import { paths } from '../../paths.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';

/** Adds a person to the viewer's care; with an email they are invited. Then on to their page. */
export function AddParticipantDialog({ onClose }: { onClose: () => void }) {
  const [{ fetching, error }, add] = useMutation(AddParticipantDocument);
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { givenName: '', familyName: '', email: '' },
    validate: {
      givenName: (name) => (name.trim() === '' ? 'Please enter a name.' : null),
      familyName: (name) => (name.trim() === '' ? 'Please enter a name.' : null),
    },
  });
  const problems = error ? toFailure(error).problems : [];

  const submit = form.onSubmit(async ({ givenName, familyName, email }) => {
    const answer = await add({
      input: {
        givenName: givenName.trim(),
        familyName: familyName.trim(),
        email: email.trim() === '' ? null : email.trim(),
      },
    });
    if (answer.data)
      await navigate(paths.participant(answer.data.createParticipant.participant.id));
    else if (answer.error)
      for (const { field, message } of toFailure(answer.error).problems)
        form.setFieldError(field, message);
  });

  return (
    <Modal
      opened
      onClose={onClose}
      title="Add a participant"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput label="Given name" data-autofocus {...form.getInputProps('givenName')} />
          <TextInput label="Family name" {...form.getInputProps('familyName')} />
          <TextInput
            label="Email"
            type="email"
            description="Where the invitation goes. It may be left empty."
            {...form.getInputProps('email')}
          />
          {error && problems.length === 0 && <FailureNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={fetching}>
              Add
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
