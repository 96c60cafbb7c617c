import { Field, ID, InputType, Int } from 'type-graphql';
import type { JsonColumn } from '../../api/domain/recording/json-columns.ts';
import { MaxItems } from '../limits.ts';
import { SampleTimes, SampleValues } from '../scalars.ts';

@InputType({
  description:
    'All samples, by column, with one value for each time. A phone without a sensor omits its columns or sends them empty.',
})
export class SamplesInput {
  @Field(() => SampleTimes, { description: 'Times of the samples.' })
  ts!: readonly unknown[] | JsonColumn;

  @Field(() => SampleValues, {
    nullable: true,
    description: 'Acceleration along x, in m/s², including gravity. One value for each of `ts`.',
  })
  ax?: readonly unknown[] | JsonColumn | null;

  @Field(() => SampleValues, {
    nullable: true,
    description: 'Acceleration along y, in m/s², including gravity. One value for each of `ts`.',
  })
  ay?: readonly unknown[] | JsonColumn | null;

  @Field(() => SampleValues, {
    nullable: true,
    description: 'Acceleration along z, in m/s², including gravity. One value for each of `ts`.',
  })
  az?: readonly unknown[] | JsonColumn | null;

  @Field(() => SampleValues, {
    nullable: true,
    description: 'Rotation about x, in rad/s. One value for each of `ts`.',
  })
  gx?: readonly unknown[] | JsonColumn | null;

  @Field(() => SampleValues, {
    nullable: true,
    description: 'Rotation about y, in rad/s. One value for each of `ts`.',
  })
  gy?: readonly unknown[] | JsonColumn | null;

  @Field(() => SampleValues, {
    nullable: true,
    description: 'Rotation about z, in rad/s. One value for each of `ts`.',
  })
  gz?: readonly unknown[] | JsonColumn | null;

  @Field(() => SampleValues, {
    nullable: true,
    description: 'Magnetic field along x, in µT. One value for each of `ts`.',
  })
  mx?: readonly unknown[] | JsonColumn | null;

  @Field(() => SampleValues, {
    nullable: true,
    description: 'Magnetic field along y, in µT. One value for each of `ts`.',
  })
  my?: readonly unknown[] | JsonColumn | null;

  @Field(() => SampleValues, {
    nullable: true,
    description: 'Magnetic field along z, in µT. One value for each of `ts`.',
  })
  mz?: readonly unknown[] | JsonColumn | null;
}

@InputType({
  description: 'A recording. Its samples are inline in `samples`, or were uploaded before.',
})
export class SubmitRecordingInput {
  @Field(() => ID, {
    description:
      'A uuid that the client generates. Submitting the same recording again returns the stored recording; CONFLICT for different content under the same id.',
  })
  id!: string;

  @Field(() => ID, { description: 'Id of the participant who did the test.' })
  participantId!: string;

  @Field(() => ID, { description: 'Id or key of the test type.' })
  testType!: string;

  @Field(() => Date, {
    nullable: true,
    description: 'When the recording started; the time of the first sample when omitted.',
  })
  startedAt?: Date | null;

  @Field(() => Boolean, {
    description:
      'Whether models learn from it. Needs `clinicianScore`. FORBIDDEN for participants, unless their organization ' +
      'has `scoresFromPhonesAllowed`.',
  })
  training!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'A clinician’s score, from 0 to 100. Required when `training` is true, otherwise not allowed.',
  })
  clinicianScore?: number | null;

  @Field(() => String, { nullable: true, description: 'At most 10,000 characters.' })
  notes?: string | null;

  @Field(() => SamplesInput, {
    nullable: true,
    description: 'The samples. Give this or `uploadId`.',
  })
  samples?: SamplesInput | null;

  @Field(() => ID, {
    nullable: true,
    description: 'From `requestRecordingUpload`, after the upload. Give this or `samples`.',
  })
  uploadId?: string | null;
}

@InputType({ description: 'The document to upload.' })
export class RequestRecordingUploadInput {
  @Field(() => Int, { description: 'Size of the JSON document in bytes; at most 20,971,520.' })
  contentLength!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the document: 64 hexadecimal digits in lower case. If given, the link accepts only these bytes.',
  })
  sha256?: string | null;
}

@InputType({ description: 'A clinician’s score of a recording.' })
export class SetClinicianScoreInput {
  @Field(() => ID, { description: 'Id of the recording.' })
  recordingId!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'From 0 to 100. Null removes the score, which a training recording does not allow.',
  })
  score?: number | null;
}

@InputType({ description: 'Notes on a recording.' })
export class UpdateRecordingNotesInput {
  @Field(() => ID, { description: 'Id of the recording.' })
  recordingId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'At most 10,000 characters. Null removes the notes.',
  })
  notes?: string | null;
}

@InputType({ description: 'The recording to process again.' })
export class RetryRecordingInput {
  @Field(() => ID, { description: 'Id of a failed recording.' })
  recordingId!: string;
}

@InputType({ description: 'The recordings to delete.' })
export class DeleteRecordingsInput {
  @Field(() => [ID], { description: 'From 1 to 200 recordings.' })
  @MaxItems(200)
  recordingIds!: string[];
}
