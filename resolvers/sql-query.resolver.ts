import { Arg, Args, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import type { Selection } from '../api/domain/selection.ts';
import { Costs } from '../schema/limits.ts';
import { PagingArgs } from '../schema/paging/paging.args.ts';
import { CancelSqlQueryInput, StartSqlQueryInput } from '../schema/sql-query/sql-query.input.ts';
import {
  CancelSqlQueryPayload,
  StartSqlQueryPayload,
} from '../schema/sql-query/sql-query.payload.ts';
import { LakeTable, SqlQuery, SqlQueryConnection } from '../schema/sql-query/sql-query.type.ts';
import { LookAhead } from './look-ahead.ts';
import { requireFound } from './require-found.ts';

@Resolver()
export class SqlQueryResolver {
  @Authorized()
  @Query(() => [LakeTable], {
    description: 'The tables that analysts can query. Participants have pseudonyms there.',
  })
  lakeTables(@Ctx() { viewer, services }: RequestContext): readonly LakeTable[] {
    return services.sqlQueries.describeLake(viewer);
  }

  @Authorized()
  @Query(() => SqlQuery, {
    nullable: true,
    description:
      'One query of the viewer. Null when the query does not exist or belongs to another user. Analysts may.',
  })
  sqlQuery(
    @Arg('id', () => ID, { description: 'Id of the query.' }) id: string,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead() selection: Selection,
  ) {
    return services.sqlQueries.find(viewer, id, selection);
  }

  @Authorized()
  @Query(() => SqlQueryConnection, {
    description: 'The viewer’s queries, newest first. Analysts may.',
  })
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
    description:
      'Starts a query. Poll `sqlQuery` until `state` is final. Analysts may. LIMIT_EXCEEDED when the viewer has too many queries running; UNAVAILABLE when SQL queries are turned off.',
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
    description: 'Cancels a query. A query in a final state does not change. Analysts may.',
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
