import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A new participant.' })
export class CreateParticipantInput {
  @Field(() => String, { description: 'From 1 to 200 characters.' })
  givenName!: string;

  @Field(() => String, { description: 'From 1 to 200 characters.' })
  familyName!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Email address that receives an invitation to sign up. Without it, no invitation is sent.',
  })
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The `user_id` in recordings that the mobile app uploads, such as region:uuid. Unique in the organization.',
  })
  identityId?: string | null;
}

@InputType({
  description:
    'A registered participant, by id or by email, and the care provider to link them with.',
})
export class LinkParticipantInput {
  @Field(() => ID, { nullable: true, description: 'Id of the participant. Give this or `email`.' })
  participantId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Email address of the participant, ignoring case. Give this or `participantId`.',
  })
  email?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The care provider whose care the participant joins; the viewer when omitted. Admins must name one. A care provider may name a colleague for a participant in their own care.',
  })
  careProviderId?: string | null;
}

@InputType({ description: 'The participant, and the care provider whose care they leave.' })
export class UnlinkParticipantInput {
  @Field(() => ID, { description: 'Id of the participant.' })
  participantId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The care provider whose care the participant leaves; the viewer when omitted. Admins must name one.',
  })
  careProviderId?: string | null;
}

@InputType({ description: 'The viewer’s decision.' })
export class RecordConsentInput {
  @Field(() => Boolean, { description: 'True gives consent, false withdraws it.' })
  given!: boolean;
}
