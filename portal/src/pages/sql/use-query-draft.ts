import { useMemo } from 'react';
import type { OpenedSqlQueryFragment } from '../../__generated__/graphql.ts';
import { useDraft } from '../../ui/saved-field/use-draft.ts';
import { typedParameter, type QueryText, type SqlValue } from './parameters.ts';

export interface QueryDraft extends QueryText {
  /** Whether it differs from the query that is open; true also for a new one. */
  readonly isChanged: boolean;
  change(text: Partial<QueryText>): void;
  /** Back to what the open query asked. */
  forget(): void;
}

const NOTHING: QueryText = { statement: '', parameters: [] };

/** What is typed on top of a query, or for a new one. Each keeps its own, so that nothing is lost by opening another. */
export function useQueryDraft(query: OpenedSqlQueryFragment | null): QueryDraft {
  const [draft, setDraft] = useDraft(`sql.${query?.id ?? 'new'}`);
  const asked = useMemo(() => (query === null ? NOTHING : textOf(query)), [query]);
  const typed = useMemo(() => (draft === null ? null : (JSON.parse(draft) as QueryText)), [draft]);
  const text = typed ?? asked;
  return {
    ...text,
    isChanged: query === null || typed !== null,
    change(part) {
      const next = { statement: text.statement, parameters: text.parameters, ...part };
      const isAsked = JSON.stringify(next) === JSON.stringify(asked);
      setDraft(isAsked ? null : JSON.stringify(next));
    },
    forget: () => setDraft(null),
  };
}

/** As somebody would type it. */
export const textOf = (query: {
  readonly statement: string;
  readonly parameters: readonly SqlValue[];
}): QueryText => ({
  statement: query.statement,
  parameters: query.parameters.map(typedParameter),
});
