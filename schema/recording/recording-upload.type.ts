import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An HTTP header to send with the upload.' })
export class HttpHeader {
  @Field(() => String, { description: 'Name of the header.' })
  name!: string;

  @Field(() => String, { description: 'Value of the header.' })
  value!: string;
}

@ObjectType({
  description:
    'Where to PUT the JSON document. After the upload, pass `uploadId` to `submitRecording`.',
})
export class RecordingUpload {
  @Field(() => ID, { description: 'Id of the upload.' })
  uploadId!: string;

  @Field(() => String, { description: 'Address for the PUT request. It needs no token.' })
  url!: string;

  @Field(() => [HttpHeader], { description: 'Headers to send with the PUT request.' })
  headers!: readonly HttpHeader[];

  @Field(() => Date, { description: 'When the address expires.' })
  expiresAt!: Date;
}
