import { z } from 'zod';
import type { SqlQuery } from '../../domain/sql-query.ts';
import { asError } from '../../errors.ts';
import { fieldWithArgs } from '../../services/loading/field-table.ts';
import type { UnauditedFieldTable, ValueFor } from '../../services/loading/read-session.ts';
import { RESULT_FORMATS, type SqlQueryResults } from './sql-query-results.ts';

const rowsArgs = z.object({ offset: z.number(), limit: z.number() });

const downloadArgs = z.object({ format: z.enum(RESULT_FORMATS) });

/** The parts of a result, as fields of its query. They show no record of a participant. */
export const sqlQueryFields = (results: SqlQueryResults): UnauditedFieldTable<SqlQuery> => ({
  recordOf: undefined,
  fields: {
    rows: fieldWithArgs({
      args: rowsArgs,
      load: (_, queries, { args }) => ofEach(queries, (query) => results.rows(query, args)),
    }),

    download: fieldWithArgs({
      args: downloadArgs,
      load: (_, queries, { args: { format } }) =>
        ofEach(queries, (query) => results.download(query, format)),
    }),
  },
});

/**
 * Loads a part of each result, one after the other: each is held in memory as a whole. An error takes the place of a part
 * that could not be loaded.
 */
async function ofEach(
  queries: readonly SqlQuery[],
  load: (query: SqlQuery) => Promise<unknown>,
): Promise<ValueFor<SqlQuery>> {
  const parts = new Map<SqlQuery, unknown>();
  for (const query of queries) parts.set(query, await load(query).catch(asError));
  return (query) => parts.get(query);
}
