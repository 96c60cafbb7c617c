import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useMutation } from 'urql';
import { AddParticipantDocument } from '../../__generated__/graphql.ts';
import { toFailure } from '../../api/failure.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useProblemTexts } from '../../ui/problems/problem-texts.ts';

/** Adds a participant to the viewer's care, invites them when there is an email address, then opens their page. */
export function NewPersonForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['participants', 'common']);
  const [{ fetching, error }, add] = useMutation(AddParticipantDocument);
  const wordsOf = useProblemTexts();
  const navigate = useNavigate();
  const required = (name: string) => (name.trim() === '' ? t('add.nameMissing') : null);
  const form = useForm({
    initialValues: { givenName: '', familyName: '', email: '' },
    validate: { givenName: required, familyName: required },
  });

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
    else if (answer.error) {
      const { code, problems } = toFailure(answer.error);
      for (const problem of problems)
        form.setFieldError(problem.field, wordsOf(code, problem) ?? problem.message);
    }
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={t('add.givenName')} data-autofocus {...form.getInputProps('givenName')} />
        <TextInput label={t('add.familyName')} {...form.getInputProps('familyName')} />
        <TextInput
          label={t('add.email')}
          type="email"
          description={t('add.emailUse')}
          {...form.getInputProps('email')}
        />
        {error && toFailure(error).problems.length === 0 && <FailureNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={fetching}>
            {t('add.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
