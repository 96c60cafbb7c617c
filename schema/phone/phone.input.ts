import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Language } from '../language.ts';
import { Phone, PhonePlatform } from './phone.type.ts';

@InputType({ description: 'The phone of the viewer.' })
export class RegisterPhoneInput {
  @Field(() => PhonePlatform, { description: 'The service that delivers the notifications.' })
  platform!: `${PhonePlatform}`;

  @Field(() => String, {
    description:
      'The token that the operating system gave the app: an APNs device token in hexadecimal, or an FCM registration token.',
  })
  token!: string;

  @Field(() => Language, {
    defaultValue: Language.en,
    description: 'Language of the notifications.',
  })
  language!: `${Language}`;
}

@ObjectType({ description: 'The result of `registerPhone`.' })
export class RegisterPhonePayload {
  @Field(() => Phone, { description: 'The registered phone.' })
  phone!: Phone;
}

@InputType({ description: 'The phone to unregister.' })
export class UnregisterPhoneInput {
  @Field(() => ID, { description: 'Id of the phone.' })
  phoneId!: string;
}

@ObjectType({ description: 'The result of `unregisterPhone`.' })
export class UnregisterPhonePayload {
  @Field(() => ID, { description: 'Id of the unregistered phone.' })
  phoneId!: string;
}
