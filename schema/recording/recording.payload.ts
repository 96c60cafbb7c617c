import { Field, ID, ObjectType } from 'type-graphql';
import { Recording } from './recording.type.ts';

@ObjectType({ description: 'The result of `submitRecording`.' })
export class SubmitRecordingPayload {
  @Field(() => Recording, { description: 'The stored recording.' })
  recording!: Recording;
}

@ObjectType({ description: 'The result of `setClinicianScore`.' })
export class SetClinicianScorePayload {
  @Field(() => Recording, { description: 'The recording after the change.' })
  recording!: Recording;
}

@ObjectType({ description: 'The result of `updateRecordingNotes`.' })
export class UpdateRecordingNotesPayload {
  @Field(() => Recording, { description: 'The recording after the change.' })
  recording!: Recording;
}

@ObjectType({ description: 'The result of `retryRecording`.' })
export class RetryRecordingPayload {
  @Field(() => Recording, { description: 'The recording after the change.' })
  recording!: Recording;
}

@ObjectType({ description: 'The result of `deleteRecordings`.' })
export class DeleteRecordingsPayload {
  @Field(() => [ID], { description: 'Ids of the deleted recordings, each once.' })
  deletedIds!: readonly string[];
}
