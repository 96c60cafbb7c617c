import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TestTypeNameFragment } from '../__generated__/graphql.ts';

/** Says what a test is called. */
export type NameOfTest = (test: { readonly id: string; readonly name: string }) => string;

/**
 * The names of tests in the reader's language, else in that of the organization.
 * @param testTypes every test, of which others need only the id
 */
export function useTestNames(testTypes: readonly TestTypeNameFragment[]): NameOfTest {
  const { language } = useTranslation().i18n;
  return useMemo(() => {
    const names = new Map(
      testTypes.flatMap(({ id, translations }) => {
        const own = translations.find((translation) => translation.language === language);
        return own === undefined ? [] : [[id, own.name] as const];
      }),
    );
    return ({ id, name }) => names.get(id) ?? name;
  }, [testTypes, language]);
}
