import { Button, Group, NumberInput, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from 'urql';
import { ChangeOrganizationDocument, type ViewerFragment } from '../../../__generated__/graphql.ts';
import { toFailure } from '../../../api/failure.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { useProblemWords } from '../../../ui/problems/problem-words.ts';
import { Section } from '../../../ui/section.tsx';

/** All settings in one form; what is wrong is said at its field before anything is sent. */
export function SettingsForm({ organization }: { organization: ViewerFragment['organization'] }) {
  const { t } = useTranslation(['admin', 'common']);
  const [{ fetching, error, data }, save] = useMutation(ChangeOrganizationDocument);
  const wordsOf = useProblemWords();
  const { name, bandOk, bandLow, inactivityDays, idleMinutes, secondFactorRequired } = organization;
  const within = (minimum: number, maximum: number) => (value: number | string) =>
    Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum
      ? null
      : t('settings.from', { minimum, maximum });
  const form = useForm({
    initialValues: { name, bandOk, bandLow, inactivityDays, idleMinutes, secondFactorRequired },
    validate: {
      name: (text) => (text.trim() === '' ? t('settings.nameMissing') : null),
      bandOk: within(0, 100),
      bandLow: (low, { bandOk: ok }) =>
        within(0, 100)(low) ?? (low < ok ? null : t('settings.bandsCross')),
      inactivityDays: within(1, 365),
      idleMinutes: within(5, 1440),
    },
  });
  const submit = form.onSubmit(async (input) => {
    const answer = await save({ input });
    if (answer.data) form.resetDirty();
    else if (answer.error) {
      const { code, problems } = toFailure(answer.error);
      for (const problem of problems)
        form.setFieldError(problem.field, wordsOf(code, problem) ?? problem.message);
    }
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <Section title={t('settings.general')}>
          <TextInput label={t('settings.name')} maxLength={200} {...form.getInputProps('name')} />
        </Section>
        <Section title={t('settings.bands')}>
          <Text mb="md">{t('settings.bandsLead')}</Text>
          <Group align="flex-start" grow preventGrowOverflow={false}>
            <NumberInput
              hideControls
              label={t('settings.bandOk')}
              min={0}
              max={100}
              miw={180}
              {...form.getInputProps('bandOk')}
            />
            <NumberInput
              hideControls
              label={t('settings.bandLow')}
              min={0}
              max={100}
              miw={180}
              {...form.getInputProps('bandLow')}
            />
          </Group>
        </Section>
        <Section title={t('settings.attention')}>
          <NumberInput
            hideControls
            label={t('settings.inactivityDays')}
            description={t('settings.inactivityHelp')}
            min={1}
            max={365}
            {...form.getInputProps('inactivityDays')}
          />
        </Section>
        <Section title={t('settings.signIn')}>
          <Stack>
            <NumberInput
              hideControls
              label={t('settings.idleMinutes')}
              description={t('settings.idleHelp')}
              min={5}
              max={1440}
              {...form.getInputProps('idleMinutes')}
            />
            <Switch
              label={t('settings.secondFactor')}
              description={t('settings.secondFactorHelp')}
              {...form.getInputProps('secondFactorRequired', { type: 'checkbox' })}
            />
          </Stack>
        </Section>
        {error && toFailure(error).problems.length === 0 && <FailureNotice error={error} />}
        <Group>
          <Button type="submit" loading={fetching} disabled={!form.isDirty()}>
            {t('common:save')}
          </Button>
          {data && !form.isDirty() && (
            <Text size="sm" c="dimmed" role="status">
              {t('common:saved')}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
}
