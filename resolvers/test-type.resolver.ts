import { Arg, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../api/context.ts';
import { AxisRange } from '../schema/participant/participant.type.ts';
import { ScoringModel } from '../schema/scoring-model/scoring-model.type.ts';
import {
  AssignTestInput,
  AssignTestPayload,
  CreateTestTypeInput,
  CreateTestTypePayload,
  UnassignTestInput,
  UnassignTestPayload,
} from '../schema/test-type/test-type.input.ts';
import { TestType } from '../schema/test-type/test-type.type.ts';

@Resolver(() => TestType)
export class TestTypeResolver {
  @Authorized()
  @Query(() => [TestType], { description: 'Those of the viewer’s organization, by name.' })
  testTypes(@Ctx() { viewer, services }: RequestContext) {
    return services.testTypes.list(viewer);
  }

  @Authorized()
  @Mutation(() => CreateTestTypePayload)
  async createTestType(
    @Arg('input', () => CreateTestTypeInput) input: CreateTestTypeInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<CreateTestTypePayload> {
    return { testType: await services.testTypes.create(viewer, input) };
  }

  @Authorized()
  @Mutation(() => AssignTestPayload, {
    description: 'Asks a participant to do a test. Twice is as good as once.',
  })
  async assignTest(
    @Arg('input', () => AssignTestInput) input: AssignTestInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<AssignTestPayload> {
    return { participant: await services.assignments.assign(viewer, input) };
  }

  @Authorized()
  @Mutation(() => UnassignTestPayload)
  async unassignTest(
    @Arg('input', () => UnassignTestInput) input: UnassignTestInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<UnassignTestPayload> {
    return { participant: await services.assignments.unassign(viewer, input) };
  }
}

@Resolver(() => ScoringModel)
export class ScoringModelResolver {
  @FieldResolver(() => TestType)
  testType(@Root() model: ScoringModel, @Ctx() { loaders }: RequestContext) {
    return loaders.testType.load(model.testTypeId);
  }
}

@Resolver(() => AxisRange)
export class AxisRangeResolver {
  @FieldResolver(() => TestType)
  testType(@Root() range: AxisRange, @Ctx() { loaders }: RequestContext) {
    return loaders.testType.load(range.testTypeId);
  }
}
