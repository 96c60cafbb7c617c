import { Field, ID, InputType } from 'type-graphql';
import { Language } from '../language.ts';
import { PhonePlatform } from './phone.enum.ts';

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

@InputType({ description: 'The phone to unregister.' })
export class UnregisterPhoneInput {
  @Field(() => ID, { description: 'Id of the phone.' })
  phoneId!: string;
}
