import type { UpdatesConfig } from '@urql/exchange-graphcache';
import type { StartSqlQueryMutation } from '../__generated__/graphql.ts';

/** What else an answer changes among what has been seen. */
export const CACHE_UPDATES: UpdatesConfig = {
  Mutation: {
    /** It can be opened at once, and the history has one more. */
    startSqlQuery(result, _variables, cache) {
      const { id } = (result as unknown as StartSqlQueryMutation).startSqlQuery.query;
      cache.link('Query', 'sqlQuery', { id }, { __typename: 'SqlQuery', id });
      for (const { fieldName, arguments: page } of cache.inspectFields('Query')) {
        if (fieldName === 'sqlQueries') cache.invalidate('Query', fieldName, page);
      }
    },
  },
};
