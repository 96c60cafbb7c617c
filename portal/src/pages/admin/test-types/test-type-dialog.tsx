import { Button, Group, Modal, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from 'urql';
import {
  ChangeTestTypeDocument,
  CreateTestTypeDocument,
  type TestTypeWordsFragment,
} from '../../../__generated__/graphql.ts';
import { LANGUAGE_NAMES, languageNameIn, type Language } from '../../../i18n/languages.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';

const LANGUAGES = Object.keys(LANGUAGE_NAMES) as Language[];

/** "Sit to stand" becomes sit-to-stand. */
const keyFrom = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Makes a test or says it anew: a name for everybody, and for each language what people read. */
export function TestTypeDialog(props: {
  /** Null makes a new one. */
  testType: TestTypeWordsFragment | null;
  onClose: () => void;
  onCreated: () => void;
}) {
  const { testType, onClose, onCreated } = props;
  const { t, language: reader } = useTranslation(['admin', 'common']);
  const named = (language: Language) => ({ language: languageNameIn(reader, language) });
  const [creating, create] = useMutation(CreateTestTypeDocument);
  const [changing, change] = useMutation(ChangeTestTypeDocument);
  const error = creating.error ?? changing.error;
  const wordsIn = (language: Language) => {
    const found = testType?.translations.find((one) => one.language === language);
    return { name: found?.name ?? '', instructions: found?.instructions ?? '' };
  };
  const form = useForm({
    initialValues: {
      name: testType?.name ?? '',
      instructions: testType?.instructions ?? '',
      translations: { en: wordsIn('en'), fr: wordsIn('fr') },
    },
    validate: { name: (name) => (name.trim() === '' ? t('tests.nameMissing') : null) },
  });
  const submit = form.onSubmit(async ({ name, instructions, translations }) => {
    const words = {
      name: name.trim(),
      instructions,
      translations: LANGUAGES.flatMap((language) => {
        const said = translations[language];
        return said.name.trim() === '' ? [] : [{ language, ...said }];
      }),
    };
    const answer =
      testType === null
        ? await create({ input: { key: keyFrom(name), ...words } })
        : await change({ input: { testType: testType.id, ...words } });
    if (!answer.data) return;
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
          {LANGUAGES.map((language) => (
            <Stack key={language} gap="xs" component="section">
              <Title order={3} size="h5">
                {t('tests.inLanguage', named(language))}
              </Title>
              <TextInput
                label={t('tests.nameIn', named(language))}
                lang={language}
                maxLength={200}
                {...form.getInputProps(`translations.${language}.name`)}
              />
              <Textarea
                label={t('tests.instructionsIn', named(language))}
                lang={language}
                autosize
                minRows={2}
                maxLength={10_000}
                {...form.getInputProps(`translations.${language}.instructions`)}
              />
            </Stack>
          ))}
          {error && <FailureNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={creating.fetching || changing.fetching}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
