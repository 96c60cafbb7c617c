import i18next from 'i18next';
import { useEffect, useState } from 'react';
import type { FailureCode, FieldProblem } from '../../api/failure.ts';
import { loadTexts } from '../../i18n/texts.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';

/**
 * Describes what is wrong with a field in the viewer's language; null when there is no text, only the API's message.
 */
export type ProblemTexts = (code: FailureCode, problem: FieldProblem) => string | null;

/**
 * Texts for fields that the API rejects, by error code and the last part of the field's name: "filter.search" is
 * `search`. They load with the first form or error that may need them. Until then, the API's English message is
 * shown.
 */
export function useProblemTexts(): ProblemTexts {
  const { language } = useTranslation();
  const [, setLoaded] = useState('');
  useEffect(() => {
    loadTexts('problems').then(
      () => setLoaded(language),
      () => undefined,
    );
  }, [language]);
  return (code, { field }) => {
    const key = `of.${code}.${field.split('.').at(-1)}`;
    return (i18next.getResource(language, 'problems', key) as string | undefined) ?? null;
  };
}
