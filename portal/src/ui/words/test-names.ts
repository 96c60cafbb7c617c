import { useMemo } from 'react';
import type { TestTypeNameFragment } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';

/** Returns the name of a test. */
export type NameOfTest = (test: { readonly id: string; readonly name: string }) => string;

/**
 * The names of tests in the viewer's language, else in the organization's.
 *
 * @param testTypes all tests of the organization
 */
export function useTestNames(testTypes: readonly TestTypeNameFragment[]): NameOfTest {
  const { language } = useTranslation();
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
