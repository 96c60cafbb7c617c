import type { Cache, UpdatesConfig } from '@urql/exchange-graphcache';
import type { StartSqlQueryMutation } from '../__generated__/graphql.ts';

/** What else an answer changes among what has been seen. */
export const CACHE_UPDATES: UpdatesConfig = {
  Mutation: {
    /** It can be opened at once, and the history has one more. */
    startSqlQuery(result, _variables, cache) {
      const { id } = (result as unknown as StartSqlQueryMutation).startSqlQuery.query;
      cache.link('Query', 'sqlQuery', { id }, { __typename: 'SqlQuery', id });
      askAnew(cache, 'sqlQueries');
    },
    saveSqlQuery: (_result, _variables, cache) => askAnew(cache, 'savedSqlQueries'),
    deleteSavedSqlQuery: (_result, _variables, cache) => askAnew(cache, 'savedSqlQueries'),
  },
};

/** Whoever shows the list asks for it again; it stays until the answer. */
function askAnew(cache: Cache, list: string): void {
  for (const { fieldName, arguments: page } of cache.inspectFields('Query')) {
    if (fieldName === list) cache.invalidate('Query', fieldName, page);
  }
}
