import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import { Costs } from '../schema/limits.ts';
import {
  DeleteSavedSqlQueryInput,
  DeleteSavedSqlQueryPayload,
  SavedSqlQuery,
  SaveSqlQueryInput,
  SaveSqlQueryPayload,
} from '../schema/sql-query/saved-query.type.ts';

@Resolver()
export class SavedQueryResolver {
  @Authorized()
  @Costs({ items: 200 })
  @Query(() => [SavedSqlQuery], { description: "The viewer's own, by name; 200 at most." })
  savedSqlQueries(@Ctx() { viewer, services }: RequestContext) {
    return services.savedQueries.list(viewer);
  }

  @Authorized()
  @Mutation(() => SaveSqlQueryPayload, {
    description: 'Keeps a statement under a name. Twice is as good as once.',
  })
  async saveSqlQuery(
    @Arg('input', () => SaveSqlQueryInput) input: SaveSqlQueryInput,
    @Ctx() { viewer, services }: RequestContext,
  ) {
    return { savedQuery: await services.savedQueries.save(viewer, input) };
  }

  @Authorized()
  @Mutation(() => DeleteSavedSqlQueryPayload, {
    description: 'Forgets a saved query; what it answered stays in the history.',
  })
  async deleteSavedSqlQuery(
    @Arg('input', () => DeleteSavedSqlQueryInput) input: DeleteSavedSqlQueryInput,
    @Ctx() { viewer, services }: RequestContext,
  ) {
    await services.savedQueries.delete(viewer, input.savedQueryId);
    return { deletedId: input.savedQueryId };
  }
}
