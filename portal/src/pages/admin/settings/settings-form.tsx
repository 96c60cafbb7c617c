import { Button, Group, NumberInput, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { ViewerFragment } from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { Section } from '../../../ui/section.tsx';
import { LIMITS, type SettingsFormState, useSettingsForm } from './use-settings-form.ts';

/** All settings of the organization in one form. */
export function SettingsForm({ organization }: { organization: ViewerFragment['organization'] }) {
  const { t } = useTranslation(['admin', 'common']);
  const { form, submit, isSaving, isSaved, error } = useSettingsForm(organization);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <Section title={t('settings.general')}>
          <TextInput label={t('settings.name')} maxLength={200} {...form.getInputProps('name')} />
        </Section>
        <BandsSection form={form} />
        <Section title={t('settings.attention')}>
          <NumberInput
            hideControls
            label={t('settings.inactivityDays')}
            description={t('settings.inactivityHelp')}
            {...LIMITS.inactivityDays}
            {...form.getInputProps('inactivityDays')}
          />
        </Section>
        <SignInSection form={form} />
        <Section title={t('settings.scores')}>
          <Switch
            label={t('settings.scoresFromPhones')}
            description={t('settings.scoresFromPhonesHelp')}
            {...form.getInputProps('scoresFromPhonesAllowed', { type: 'checkbox' })}
          />
        </Section>
        <AnalystsSection form={form} />
        {error && <FailureNotice error={error} />}
        <Group>
          <Button type="submit" loading={isSaving} disabled={!form.isDirty()}>
            {t('common:save')}
          </Button>
          {isSaved && (
            <Text size="sm" c="dimmed" role="status">
              {t('common:saved')}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
}

/** The two limits between OK, low and very low scores. */
function BandsSection({ form }: { form: SettingsFormState }) {
  const { t } = useTranslation('admin');
  return (
    <Section title={t('settings.bands')}>
      <Text mb="md">{t('settings.bandsLead')}</Text>
      <Group align="flex-start" grow preventGrowOverflow={false}>
        {(['bandOk', 'bandLow'] as const).map((limit) => (
          <NumberInput
            key={limit}
            hideControls
            label={t(`settings.${limit}`)}
            miw={180}
            {...LIMITS[limit]}
            {...form.getInputProps(limit)}
          />
        ))}
      </Group>
    </Section>
  );
}

/** How the people behind the SQL tables are disguised. */
function AnalystsSection({ form }: { form: SettingsFormState }) {
  const { t } = useTranslation('admin');
  return (
    <Section title={t('settings.analysts')}>
      <Stack>
        {(['analystIdsByQuery', 'analystDatesShifted'] as const).map((setting) => (
          <Switch
            key={setting}
            label={t(`settings.${setting}`)}
            description={t(`settings.${setting}Help`)}
            {...form.getInputProps(setting, { type: 'checkbox' })}
          />
        ))}
      </Stack>
    </Section>
  );
}

/** When a session ends, and whether signing in needs a second factor. */
function SignInSection({ form }: { form: SettingsFormState }) {
  const { t } = useTranslation('admin');
  return (
    <Section title={t('settings.signIn')}>
      <Stack>
        <NumberInput
          hideControls
          label={t('settings.idleMinutes')}
          description={t('settings.idleHelp')}
          {...LIMITS.idleMinutes}
          {...form.getInputProps('idleMinutes')}
        />
        <Switch
          label={t('settings.secondFactor')}
          description={t('settings.secondFactorHelp')}
          {...form.getInputProps('secondFactorRequired', { type: 'checkbox' })}
        />
      </Stack>
    </Section>
  );
}
