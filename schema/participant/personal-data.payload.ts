import { Field, ID, ObjectType } from 'type-graphql';
import { Download } from '../recording/recording.type.ts';
import { ErasedAccount } from './erased-account.enum.ts';
import { Participant } from './participant.type.ts';

@ObjectType({ description: 'The result of `exportParticipant`.' })
export class ExportParticipantPayload {
  @Field(() => Download, {
    description: 'A ZIP archive of JSON and CSV files, generated during the download.',
  })
  download!: Download;
}

@ObjectType({ description: 'The result of `requestErasure`.' })
export class RequestErasurePayload {
  @Field(() => Participant, { description: 'The participant after the change.' })
  participant!: Participant;
}

@ObjectType({ description: 'The result of `eraseParticipant`.' })
export class EraseParticipantPayload {
  @Field(() => ID, { description: 'Id of the erased participant.' })
  participantId!: string;

  @Field(() => ErasedAccount, { description: 'What happens to the participant’s account.' })
  account!: `${ErasedAccount}`;
}
