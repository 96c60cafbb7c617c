import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { JsonColumn } from '../../api/domain/recording/json-columns.ts';
import { MaxItems } from '../limits.ts';
import { SampleTimes, SampleValues } from '../scalars.ts';
import { Recording } from './recording.type.ts';

@InputType({
  description:
    'All samples, column by column, one value for each moment. A phone without a sensor leaves its columns out or empty.',
})
export class SamplesInput {
  @Field(() => SampleTimes)
  ts!: readonly unknown[] | JsonColumn;

  @Field(() => SampleValues, { nullable: true, description: 'm/s², with gravity.' })
  ax?: readonly unknown[] | JsonColumn | null;

  @Field(() => SampleValues, { nullable: true })
  ay?: readonly unknown[] | JsonColumn | null;

  @Field(() => SampleValues, { nullable: true })
  az?: readonly unknown[] | JsonColumn | null;

  @Field(() => SampleValues, { nullable: true, description: 'rad/s.' })
  gx?: readonly unknown[] | JsonColumn | null;

  @Field(() => SampleValues, { nullable: true })
  gy?: readonly unknown[] | JsonColumn | null;

  @Field(() => SampleValues, { nullable: true })
  gz?: readonly unknown[] | JsonColumn | null;

  @Field(() => SampleValues, { nullable: true, description: 'µT.' })
  mx?: readonly unknown[] | JsonColumn | null;

  @Field(() => SampleValues, { nullable: true })
  my?: readonly unknown[] | JsonColumn | null;

  @Field(() => SampleValues, { nullable: true })
  mz?: readonly unknown[] | JsonColumn | null;
}

@InputType({ description: 'A recording, with its samples inline or uploaded before.' })
export class SubmitRecordingInput {
  @Field(() => ID, {
    description:
      'A uuid that the client makes. Sending the same recording again answers the same recording; other content under the same id answers CONFLICT.',
  })
  id!: string;

  @Field(() => ID)
  participantId!: string;

  @Field(() => ID, { description: 'Id or key of the test type.' })
  testType!: string;

  @Field(() => Date, { nullable: true, description: 'The first sample when left out.' })
  startedAt?: Date | null;

  @Field(() => Boolean, {
    description: 'Whether models shall learn from it; needs clinicianScore.',
  })
  training!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: '0 to 100; required with training, refused without.',
  })
  clinicianScore?: number | null;

  @Field(() => String, { nullable: true, description: 'At most 10,000 characters.' })
  notes?: string | null;

  @Field(() => SamplesInput, { nullable: true })
  samples?: SamplesInput | null;

  @Field(() => ID, {
    nullable: true,
    description: 'From requestRecordingUpload, after the upload.',
  })
  uploadId?: string | null;
}

@ObjectType()
export class SubmitRecordingPayload {
  @Field(() => Recording)
  recording!: Recording;
}

@InputType()
export class RequestRecordingUploadInput {
  @Field(() => Int, { description: 'Size of the JSON document in bytes; at most 20,971,520.' })
  contentLength!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the document, 64 hexadecimal digits in lower case. The link then takes these bytes and no others.',
  })
  sha256?: string | null;
}

@ObjectType({ description: 'A header to send with the upload.' })
export class HttpHeader {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  value!: string;
}

@ObjectType({
  description: 'Where to PUT the JSON document before submitRecording names its uploadId.',
})
export class RecordingUpload {
  @Field(() => ID)
  uploadId!: string;

  @Field(() => String)
  url!: string;

  @Field(() => [HttpHeader])
  headers!: readonly HttpHeader[];

  @Field(() => Date)
  expiresAt!: Date;
}

@InputType()
export class SetClinicianScoreInput {
  @Field(() => ID)
  recordingId!: string;

  @Field(() => Int, {
    nullable: true,
    description: '0 to 100; null takes it away, which a training recording does not allow.',
  })
  score?: number | null;
}

@ObjectType()
export class SetClinicianScorePayload {
  @Field(() => Recording)
  recording!: Recording;
}

@InputType()
export class UpdateRecordingNotesInput {
  @Field(() => ID)
  recordingId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'At most 10,000 characters; null clears them.',
  })
  notes?: string | null;
}

@ObjectType()
export class UpdateRecordingNotesPayload {
  @Field(() => Recording)
  recording!: Recording;
}

@InputType()
export class RetryRecordingInput {
  @Field(() => ID)
  recordingId!: string;
}

@ObjectType()
export class RetryRecordingPayload {
  @Field(() => Recording)
  recording!: Recording;
}

@InputType()
export class DeleteRecordingsInput {
  @Field(() => [ID], { description: 'At most 200.' })
  @MaxItems(200)
  recordingIds!: string[];
}

@ObjectType()
export class DeleteRecordingsPayload {
  @Field(() => [ID])
  deletedIds!: readonly string[];
}
