import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'The participant to export.' })
export class ExportParticipantInput {
  @Field(() => ID, { description: 'Id of the participant.' })
  participantId!: string;
}

@InputType({ description: 'A request to be erased, or its withdrawal.' })
export class RequestErasureInput {
  @Field(() => ID, { description: 'Id of the participant.' })
  participantId!: string;

  @Field(() => Boolean, { description: 'False withdraws the request.' })
  requested!: boolean;
}

@InputType({ description: 'The participant to erase.' })
export class EraseParticipantInput {
  @Field(() => ID, { description: 'Id of the participant.' })
  participantId!: string;
}
