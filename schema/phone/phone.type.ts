import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Language } from '../language.ts';

export enum PhonePlatform {
  APNS = 'APNS',
  FCM = 'FCM',
}

registerEnumType(PhonePlatform, {
  name: 'PhonePlatform',
  description: 'Who carries pushes to a phone.',
  valuesConfig: {
    APNS: { description: 'Apple Push Notification service.' },
    FCM: { description: 'Firebase Cloud Messaging.' },
  },
});

@ObjectType({ description: 'A phone on which its owner is told what is new.' })
export class Phone {
  @Field(() => ID)
  id!: string;

  @Field(() => PhonePlatform)
  platform!: `${PhonePlatform}`;

  @Field(() => Language, { description: 'Of what it is told.' })
  language!: `${Language}`;

  @Field(() => Date, { description: 'The last time.' })
  registeredAt!: Date;
}
