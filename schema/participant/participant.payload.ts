import { Field, ID, ObjectType } from 'type-graphql';
import { Participant } from './participant.type.ts';

@ObjectType({ description: 'The result of `createParticipant`.' })
export class CreateParticipantPayload {
  @Field(() => Participant, { description: 'The new participant.' })
  participant!: Participant;
}

@ObjectType({ description: 'The result of `linkParticipant`.' })
export class LinkParticipantPayload {
  @Field(() => Participant, { description: 'The participant after the change.' })
  participant!: Participant;
}

@ObjectType({ description: 'The result of `unlinkParticipant`.' })
export class UnlinkParticipantPayload {
  @Field(() => ID, { description: 'Id of the participant.' })
  participantId!: string;
}

@ObjectType({ description: 'The result of `recordConsent`.' })
export class RecordConsentPayload {
  @Field(() => Participant, { description: 'The viewer as a participant, after the change.' })
  participant!: Participant;
}
