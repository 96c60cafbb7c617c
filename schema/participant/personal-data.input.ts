import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Download } from '../recording/recording.type.ts';
import { ErasedAccount } from './erased-account.ts';
import { Participant } from './participant.type.ts';

@InputType()
export class ExportParticipantInput {
  @Field(() => ID)
  participantId!: string;
}

@ObjectType()
export class ExportParticipantPayload {
  @Field(() => Download, { description: 'A ZIP of JSON and CSV, made while it is downloaded.' })
  download!: Download;
}

@InputType()
export class RequestErasureInput {
  @Field(() => ID)
  participantId!: string;

  @Field(() => Boolean, { description: 'False takes the request back.' })
  requested!: boolean;
}

@ObjectType()
export class RequestErasurePayload {
  @Field(() => Participant)
  participant!: Participant;
}

@InputType()
export class EraseParticipantInput {
  @Field(() => ID)
  participantId!: string;
}

@ObjectType()
export class EraseParticipantPayload {
  @Field(() => ID)
  participantId!: string;

  @Field(() => ErasedAccount, { description: 'What becomes of the person’s account.' })
  account!: `${ErasedAccount}`;
}
