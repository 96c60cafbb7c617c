import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Language } from '../language.ts';

export enum PhonePlatform {
  APNS = 'APNS',
  FCM = 'FCM',
}

registerEnumType(PhonePlatform, {
  name: 'PhonePlatform',
  description: 'The service that delivers push notifications to a phone.',
  valuesConfig: {
    APNS: { description: 'Apple Push Notification service.' },
    FCM: { description: 'Firebase Cloud Messaging.' },
  },
});

@ObjectType({ description: 'A phone that receives push notifications for its user.' })
export class Phone {
  @Field(() => ID, { description: 'A uuid.' })
  id!: string;

  @Field(() => PhonePlatform, { description: 'The service that delivers the notifications.' })
  platform!: `${PhonePlatform}`;

  @Field(() => Language, { description: 'Language of the notifications.' })
  language!: `${Language}`;

  @Field(() => Date, { description: 'When the phone was last registered.' })
  registeredAt!: Date;
}
