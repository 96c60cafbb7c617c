import { Arg, Args, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import type { Selection } from '../api/domain/selection.ts';
import { Costs } from '../schema/limits.ts';
import { PagingArgs } from '../schema/paging/paging.args.ts';
import {
  CancelSqlQueryInput,
  CancelSqlQueryPayload,
  StartSqlQueryInput,
  StartSqlQueryPayload,
} from '../schema/sql-query/sql-query.input.ts';
import { LakeTable, SqlQuery, SqlQueryConnection } from '../schema/sql-query/sql-query.type.ts';
import { LookAhead } from './look-ahead.ts';
import { requireFound } from './require-found.ts';

@Resolver()
export class SqlQueryResolver {
  @Authorized()
  @Query(() => [LakeTable], { description: 'What analysts can query, under pseudonyms.' })
  lakeTables(@Ctx() { viewer, services }: RequestContext): readonly LakeTable[] {
    return services.sqlQueries.describeLake(viewer);
  }

  @Authorized()
  @Query(() => SqlQuery, { nullable: true, description: "Null for what is not the viewer's own." })
  sqlQuery(
    @Arg('id', () => ID) id: string,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead() selection: Selection,
  ) {
    return services.sqlQueries.find(viewer, id, selection);
  }

  @Authorized()
  @Query(() => SqlQueryConnection, { description: "The viewer's own, the newest first." })
  sqlQueries(
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead() selection: Selection,
  ) {
    return services.sqlQueries.history(viewer, paging, selection);
  }

  @Authorized()
  @Costs({ weight: 200 })
  @Mutation(() => StartSqlQueryPayload, {
    description: 'Has a statement run; ask for the query until its state is an end.',
  })
  async startSqlQuery(
    @Arg('input', () => StartSqlQueryInput) input: StartSqlQueryInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('query') selection: Selection,
  ) {
    const id = await services.sqlQueries.start(viewer, input);
    return { query: await requireFound('query', services.sqlQueries.find(viewer, id, selection)) };
  }

  @Authorized()
  @Mutation(() => CancelSqlQueryPayload, {
    description: 'Gives a query up; one that has ended stays as it is.',
  })
  async cancelSqlQuery(
    @Arg('input', () => CancelSqlQueryInput) input: CancelSqlQueryInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('query') selection: Selection,
  ) {
    await services.sqlQueries.cancel(viewer, input.queryId);
    return {
      query: await requireFound(
        'query',
        services.sqlQueries.find(viewer, input.queryId, selection),
      ),
    };
  }
}
