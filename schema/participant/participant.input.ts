import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Participant } from './participant.type.ts';

@InputType()
export class CreateParticipantInput {
  @Field(() => String, { description: 'From 1 to 200 characters.' })
  givenName!: string;

  @Field(() => String, { description: 'From 1 to 200 characters.' })
  familyName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where the invitation to sign up goes; no invitation without it.',
  })
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The `user_id` in recordings that the mobile app uploads, such as region:uuid.',
  })
  identityId?: string | null;
}

@ObjectType()
export class CreateParticipantPayload {
  @Field(() => Participant)
  participant!: Participant;
}

@InputType({ description: 'Names a participant who is registered already: by id or by email.' })
export class LinkParticipantInput {
  @Field(() => ID, { nullable: true })
  participantId?: string | null;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Whose care the participant joins; the viewer when left out. Admins name it; so does a care provider who brings a colleague into the team of somebody in their own care.',
  })
  careProviderId?: string | null;
}

@ObjectType()
export class LinkParticipantPayload {
  @Field(() => Participant)
  participant!: Participant;
}

@InputType()
export class UnlinkParticipantInput {
  @Field(() => ID)
  participantId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose care the participant leaves; the viewer when left out. Admins name it.',
  })
  careProviderId?: string | null;
}

@ObjectType()
export class UnlinkParticipantPayload {
  @Field(() => ID)
  participantId!: string;
}

@InputType()
export class RecordConsentInput {
  @Field(() => Boolean, { description: 'True gives consent, false withdraws it.' })
  given!: boolean;
}

@ObjectType()
export class RecordConsentPayload {
  @Field(() => Participant)
  participant!: Participant;
}
