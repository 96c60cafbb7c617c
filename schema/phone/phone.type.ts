import { Field, ID, ObjectType } from 'type-graphql';
import { Language } from '../language.ts';
import { PhonePlatform } from './phone.enum.ts';

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
