import { Authorized, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import type { Selection } from '../api/domain/selection.ts';
import { Viewer } from '../schema/viewer/viewer.type.ts';
import { LookAhead } from './look-ahead.ts';

@Resolver()
export class ViewerResolver {
  @Authorized()
  @Query(() => Viewer, { description: 'The signed-in user.' })
  me(@Ctx() { viewer, services }: RequestContext, @LookAhead() selection: Selection) {
    return services.viewers.describe(viewer, selection);
  }
}
