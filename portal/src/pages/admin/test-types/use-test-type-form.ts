import { useForm } from '@mantine/form';
import { useMutation } from 'urql';
import {
  ChangeTestTypeDocument,
  CreateTestTypeDocument,
  type TestTypeWordsFragment,
} from '../../../__generated__/graphql.ts';
import { LANGUAGE_NAMES, type Language } from '../../../i18n/languages.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';

export const LANGUAGES = Object.keys(LANGUAGE_NAMES) as Language[];

/** "Sit to stand" becomes sit-to-stand. */
const keyFrom = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Creates a test, or changes one; `onSaved` is called once the API has stored it. */
export function useTestTypeForm(testType: TestTypeWordsFragment | null, onSaved: () => void) {
  const { t } = useTranslation('admin');
  const [creating, create] = useMutation(CreateTestTypeDocument);
  const [changing, change] = useMutation(ChangeTestTypeDocument);
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
        const translation = translations[language];
        return translation.name.trim() === '' ? [] : [{ language, ...translation }];
      }),
    };
    const result =
      testType === null
        ? await create({ input: { key: keyFrom(name), ...words } })
        : await change({ input: { testType: testType.id, ...words } });
    if (result.data) onSaved();
  });
  return {
    form,
    submit,
    isSaving: creating.fetching || changing.fetching,
    error: creating.error ?? changing.error,
  };
}
