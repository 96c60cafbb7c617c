import type { Cache, UpdatesConfig } from '@urql/exchange-graphcache';
import type { StartSqlQueryMutation } from '../../__generated__/graphql.ts';

/** How the results of mutations change other cached data. */
export const CACHE_UPDATES: UpdatesConfig = {
  Mutation: {
    /** The new query can be opened at once, and the history gains an entry. */
    startSqlQuery(result, _variables, cache) {
      const { id } = (result as unknown as StartSqlQueryMutation).startSqlQuery.query;
      cache.link('Query', 'sqlQuery', { id }, { __typename: 'SqlQuery', id });
      askAnew(cache, 'sqlQueries');
    },
    saveSqlQuery: (_result, _variables, cache) => askAnew(cache, 'savedSqlQueries'),
    deleteSavedSqlQuery: (_result, _variables, cache) => askAnew(cache, 'savedSqlQueries'),
  },
};

/** Invalidates the list: pages that show it refetch it, and keep the old one until the result arrives. */
function askAnew(cache: Cache, list: string): void {
  for (const { fieldName, arguments: page } of cache.inspectFields('Query')) {
    if (fieldName === list) cache.invalidate('Query', fieldName, page);
  }
}
