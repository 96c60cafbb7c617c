import { Button, Group, Modal, Stack, Textarea, TextInput, Title } from '@mantine/core';
import type { TestTypeWordsFragment } from '../../../__generated__/graphql.ts';
import { languageNameIn } from '../../../i18n/languages.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { LANGUAGES, useTestTypeForm } from './use-test-type-form.ts';

/** Creates or changes a test: its name and instructions, and their translations. */
export function TestTypeDialog(props: {
  /** Null creates a new one. */
  testType: TestTypeWordsFragment | null;
  onClose: () => void;
  onCreated: () => void;
}) {
  const { testType, onClose, onCreated } = props;
  const { t, language: reader } = useTranslation(['admin', 'common']);
  const { form, submit, isSaving, error } = useTestTypeForm(testType, () => {
    if (testType === null) onCreated();
    onClose();
  });
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={testType === null ? t('tests.add') : t('tests.changeOne', { name: testType.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label={t('tests.name')}
            maxLength={200}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Textarea
            label={t('tests.instructions')}
            description={t('tests.instructionsHelp')}
            autosize
            minRows={2}
            maxLength={10_000}
            {...form.getInputProps('instructions')}
          />
          {LANGUAGES.map((code) => {
            const language = languageNameIn(reader, code);
            return (
              <Stack key={code} gap="xs" component="section">
                <Title order={3} size="h5">
                  {t('tests.inLanguage', { language })}
                </Title>
                <TextInput
                  label={t('tests.nameIn', { language })}
                  lang={code}
                  maxLength={200}
                  {...form.getInputProps(`translations.${code}.name`)}
                />
                <Textarea
                  label={t('tests.instructionsIn', { language })}
                  lang={code}
                  autosize
                  minRows={2}
                  maxLength={10_000}
                  {...form.getInputProps(`translations.${code}.instructions`)}
                />
              </Stack>
            );
          })}
          {error && <FailureNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={isSaving}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
