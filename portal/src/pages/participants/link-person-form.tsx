import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useMutation } from 'urql';
import { LinkParticipantDocument } from '../../__generated__/graphql.ts';
import { toFailure } from '../../api/failure.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';

/** Adds a registered participant to the viewer's care, then opens their page. */
export function LinkPersonForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['participants', 'common']);
  const [{ fetching, error }, link] = useMutation(LinkParticipantDocument);
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { email: '' },
    validate: { email: (email) => (email.trim() === '' ? t('add.emailMissing') : null) },
  });
  const isUnknown = error && toFailure(error).code === 'NOT_FOUND';

  const submit = form.onSubmit(async ({ email }) => {
    const answer = await link({ input: { email: email.trim() } });
    if (answer.data) {
      await navigate(paths.participant(answer.data.linkParticipant.participant.id));
    } else if (answer.error && toFailure(answer.error).code === 'NOT_FOUND') {
      form.setFieldError('email', t('add.unknownEmail'));
    }
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label={t('add.email')}
          type="email"
          data-autofocus
          description={t('add.registeredEmail')}
          {...form.getInputProps('email')}
        />
        {error && !isUnknown && <FailureNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={fetching}>
            {t('add.link')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
