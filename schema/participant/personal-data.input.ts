import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Download } from '../recording/recording.type.ts';
import { ErasedAccount } from './erased-account.ts';
import { Participant } from './participant.type.ts';

@InputType({ description: 'The participant to export.' })
export class ExportParticipantInput {
  @Field(() => ID, { description: 'Id of the participant.' })
  participantId!: string;
}

@ObjectType({ description: 'The result of `exportParticipant`.' })
export class ExportParticipantPayload {
  @Field(() => Download, {
    description: 'A ZIP archive of JSON and CSV files, generated during the download.',
  })
  download!: Download;
}

@InputType({ description: 'A request to be erased, or its withdrawal.' })
export class RequestErasureInput {
  @Field(() => ID, { description: 'Id of the participant.' })
  participantId!: string;

  @Field(() => Boolean, { description: 'False withdraws the request.' })
  requested!: boolean;
}

@ObjectType({ description: 'The result of `requestErasure`.' })
export class RequestErasurePayload {
  @Field(() => Participant, { description: 'The participant after the change.' })
  participant!: Participant;
}

@InputType({ description: 'The participant to erase.' })
export class EraseParticipantInput {
  @Field(() => ID, { description: 'Id of the participant.' })
  participantId!: string;
}

@ObjectType({ description: 'The result of `eraseParticipant`.' })
export class EraseParticipantPayload {
  @Field(() => ID, { description: 'Id of the erased participant.' })
  participantId!: string;

  @Field(() => ErasedAccount, { description: 'What happens to the participant’s account.' })
  account!: `${ErasedAccount}`;
}
