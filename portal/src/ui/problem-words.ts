import { useTranslation } from 'react-i18next';
import type { FailureCode, FieldProblem } from '../api/failure.ts';

/** What is wrong with a field, in the reader's language; null where only the API's own sentence says it. */
export type ProblemWords = (code: FailureCode, problem: FieldProblem) => string | null;

/**
 * Words for what the API refuses, by its code and the last part of the field: "filter.search" is the search. They load
 * with the first form or failure that may need them; until then, and without them, the API's English stands in.
 */
export function useProblemWords(): ProblemWords {
  const { i18n } = useTranslation('problems');
  return (code, { field }) => {
    const key = `of.${code}.${field.split('.').at(-1)}`;
    return (i18n.getResource(i18n.language, 'problems', key) as string | undefined) ?? null;
  };
}
