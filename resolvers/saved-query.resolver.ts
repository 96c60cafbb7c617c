import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import { Costs } from '../schema/limits.ts';
import {
  DeleteSavedSqlQueryInput,
  SaveSqlQueryInput,
} from '../schema/sql-query/saved-query.input.ts';
import {
  DeleteSavedSqlQueryPayload,
  SaveSqlQueryPayload,
} from '../schema/sql-query/saved-query.payload.ts';
import { SavedSqlQuery } from '../schema/sql-query/saved-query.type.ts';

@Resolver()
export class SavedQueryResolver {
  @Authorized()
  @Costs({ items: 200 })
  @Query(() => [SavedSqlQuery], {
    description: 'The viewer’s saved queries, by name; at most 200. Analysts may.',
  })
  savedSqlQueries(@Ctx() { viewer, services }: RequestContext) {
    return services.savedQueries.list(viewer);
  }

  @Authorized()
  @Mutation(() => SaveSqlQueryPayload, {
    description:
      'Saves a statement under a name. Idempotent. Analysts may. CONFLICT when another saved query of the viewer has the name; LIMIT_EXCEEDED beyond 200 saved queries.',
  })
  async saveSqlQuery(
    @Arg('input', () => SaveSqlQueryInput) input: SaveSqlQueryInput,
    @Ctx() { viewer, services }: RequestContext,
  ) {
    return { savedQuery: await services.savedQueries.save(viewer, input) };
  }

  @Authorized()
  @Mutation(() => DeleteSavedSqlQueryPayload, {
    description:
      'Deletes a saved query. Queries that it started stay in the history. Analysts may.',
  })
  async deleteSavedSqlQuery(
    @Arg('input', () => DeleteSavedSqlQueryInput) input: DeleteSavedSqlQueryInput,
    @Ctx() { viewer, services }: RequestContext,
  ) {
    await services.savedQueries.delete(viewer, input.savedQueryId);
    return { deletedId: input.savedQueryId };
  }
}
