import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import type { Selection } from '../api/domain/selection.ts';
import {
  AssignTestInput,
  ChangeAssignmentsInput,
  ChangeTestTypeInput,
  CreateTestTypeInput,
  UnassignTestInput,
} from '../schema/test-type/test-type.input.ts';
import {
  AssignTestPayload,
  ChangeAssignmentsPayload,
  ChangeTestTypePayload,
  CreateTestTypePayload,
  UnassignTestPayload,
} from '../schema/test-type/test-type.payload.ts';
import { TestType } from '../schema/test-type/test-type.type.ts';
import { Costs } from '../schema/limits.ts';
import { LookAhead } from './look-ahead.ts';
import { requireFound } from './require-found.ts';

@Resolver()
export class TestTypeResolver {
  @Authorized()
  @Costs({ items: 50 })
  @Query(() => [TestType], { description: 'The test types of the viewer’s organization, by name.' })
  testTypes(@Ctx() { viewer, services }: RequestContext) {
    return services.testTypes.list(viewer);
  }

  @Authorized()
  @Mutation(() => CreateTestTypePayload, {
    description:
      'Creates a test type. Care providers and admins may. CONFLICT when another test type has the key.',
  })
  async createTestType(
    @Arg('input', () => CreateTestTypeInput) input: CreateTestTypeInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<CreateTestTypePayload> {
    return { testType: await services.testTypes.create(viewer, input) };
  }

  @Authorized()
  @Mutation(() => ChangeTestTypePayload, {
    description:
      'Replaces the texts of a test type. Care providers and admins may. INVALID_INPUT for an unknown test type.',
  })
  async changeTestType(
    @Arg('input', () => ChangeTestTypeInput) input: ChangeTestTypeInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<ChangeTestTypePayload> {
    return { testType: await services.testTypes.change(viewer, input) };
  }

  @Authorized()
  @Mutation(() => AssignTestPayload, {
    description:
      'Assigns a test to a participant. Idempotent. Care providers may, for people in their care.',
  })
  async assignTest(
    @Arg('input', () => AssignTestInput) input: AssignTestInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('participant') selection: Selection,
  ) {
    const { id } = await services.assignments.assign(viewer, input);
    return {
      participant: await requireFound(
        'participant',
        services.participants.find(viewer, id, selection),
      ),
    };
  }

  @Authorized()
  @Mutation(() => UnassignTestPayload, {
    description:
      'Removes an assigned test from a participant. Idempotent. Care providers may, for people in their care.',
  })
  async unassignTest(
    @Arg('input', () => UnassignTestInput) input: UnassignTestInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('participant') selection: Selection,
  ) {
    const { id } = await services.assignments.unassign(viewer, input);
    return {
      participant: await requireFound(
        'participant',
        services.participants.find(viewer, id, selection),
      ),
    };
  }

  @Authorized()
  @Costs<{ input: ChangeAssignmentsInput }>({
    items: ({ input }) => input?.participantIds.length ?? 1,
  })
  @Mutation(() => ChangeAssignmentsPayload, {
    description:
      'Assigns and unassigns tests for many participants, for all of them or none. Care providers may, for people in their care.',
  })
  async changeAssignments(
    @Arg('input', () => ChangeAssignmentsInput) input: ChangeAssignmentsInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('participants') selection: Selection,
  ) {
    const ids = await services.assignments.changeMany(viewer, input);
    return { participants: await services.participants.findMany(viewer, ids, selection) };
  }
}
