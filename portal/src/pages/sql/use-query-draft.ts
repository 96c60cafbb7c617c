import { useMemo } from 'react';
import type { OpenedSqlQueryFragment } from '../../__generated__/graphql.ts';
import { useDraft } from '../../ui/saved-field/use-draft.ts';
import { typedParameter, type QueryText, type SqlValue } from './parameters.ts';

export interface QueryDraft extends QueryText {
  /** Whether it differs from the open query; always true for a new one. */
  readonly isChanged: boolean;
  change(text: Partial<QueryText>): void;
  /** Discards the draft and shows the open query again. */
  forget(): void;
}

const NOTHING: QueryText = { statement: '', parameters: [] };

/**
 * The edited text of a query, or of a new one. Each query keeps its own draft, so that opening another loses nothing.
 */
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

/** The statement and its parameters as a user would type them. */
export const textOf = (query: {
  readonly statement: string;
  readonly parameters: readonly SqlValue[];
}): QueryText => ({
  statement: query.statement,
  parameters: query.parameters.map(typedParameter),
});
