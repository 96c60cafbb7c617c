import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Language } from '../language.ts';
import { Phone, PhonePlatform } from './phone.type.ts';

@InputType()
export class RegisterPhoneInput {
  @Field(() => PhonePlatform)
  platform!: `${PhonePlatform}`;

  @Field(() => String, {
    description:
      'What the operating system gave the app: the device token of APNs in hexadecimal, or the registration token of FCM.',
  })
  token!: string;

  @Field(() => Language, { defaultValue: Language.en })
  language!: `${Language}`;
}

@ObjectType()
export class RegisterPhonePayload {
  @Field(() => Phone)
  phone!: Phone;
}

@InputType()
export class UnregisterPhoneInput {
  @Field(() => ID)
  phoneId!: string;
}

@ObjectType()
export class UnregisterPhonePayload {
  @Field(() => ID)
  phoneId!: string;
}
