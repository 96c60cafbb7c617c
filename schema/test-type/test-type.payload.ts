import { Field, ObjectType } from 'type-graphql';
import { Costs } from '../limits.ts';
import { Participant } from '../participant/participant.type.ts';
import { TestType } from './test-type.type.ts';

@ObjectType({ description: 'The result of `createTestType`.' })
export class CreateTestTypePayload {
  @Field(() => TestType, { description: 'The test type.' })
  testType!: TestType;
}

@ObjectType({ description: 'The result of `changeTestType`.' })
export class ChangeTestTypePayload extends CreateTestTypePayload {}

@ObjectType({ description: 'The result of `assignTest`.' })
export class AssignTestPayload {
  @Field(() => Participant, { description: 'The participant after the change.' })
  participant!: Participant;
}

@ObjectType({ description: 'The result of `unassignTest`.' })
export class UnassignTestPayload extends AssignTestPayload {}

@ObjectType({ description: 'The result of `changeAssignments`.' })
export class ChangeAssignmentsPayload {
  @Field(() => [Participant], {
    description: 'The participants after the change, in the order of the input.',
  })
  @Costs({ items: 1 }) // the mutation counts them
  participants!: readonly Participant[];
}
