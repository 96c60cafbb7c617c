import { Arg, Args, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import type { Wanted } from '../api/domain/wanted.ts';
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
import { stillThere } from './still-there.ts';

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
    @LookAhead() wanted: Wanted,
  ) {
    return services.sqlQueries.find(viewer, id, wanted);
  }

  @Authorized()
  @Query(() => SqlQueryConnection, { description: "The viewer's own, the newest first." })
  sqlQueries(
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead() wanted: Wanted,
  ) {
    return services.sqlQueries.history(viewer, paging, wanted);
  }

  @Authorized()
  @Costs({ weight: 200 })
  @Mutation(() => StartSqlQueryPayload, {
    description: 'Has a statement run; ask for the query until its state is an end.',
  })
  async startSqlQuery(
    @Arg('input', () => StartSqlQueryInput) input: StartSqlQueryInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('query') wanted: Wanted,
  ) {
    const id = await services.sqlQueries.start(viewer, input);
    return { query: await stillThere('query', services.sqlQueries.find(viewer, id, wanted)) };
  }

  @Authorized()
  @Mutation(() => CancelSqlQueryPayload, {
    description: 'Gives a query up; one that has ended stays as it is.',
  })
  async cancelSqlQuery(
    @Arg('input', () => CancelSqlQueryInput) input: CancelSqlQueryInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('query') wanted: Wanted,
  ) {
    await services.sqlQueries.cancel(viewer, input.queryId);
    return {
      query: await stillThere('query', services.sqlQueries.find(viewer, input.queryId, wanted)),
    };
  }
}
