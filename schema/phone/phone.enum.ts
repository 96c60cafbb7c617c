import { registerEnumType } from 'type-graphql';

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
