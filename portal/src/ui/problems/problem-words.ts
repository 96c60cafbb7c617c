import i18next from 'i18next';
import { useEffect, useState } from 'react';
import type { FailureCode, FieldProblem } from '../../api/failure.ts';
import { loadTexts } from '../../i18n/texts.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';

/** What is wrong with a field, in the reader's language; null where only the API's own sentence says it. */
export type ProblemWords = (code: FailureCode, problem: FieldProblem) => string | null;

/**
 * Words for what the API refuses, by its code and the last part of the field: "filter.search" is the search. They load
 * with the first form or failure that may need them; until then, and without them, the API's English stands in.
 */
export function useProblemWords(): ProblemWords {
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
