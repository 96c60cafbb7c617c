import { Field, ID, ObjectType } from 'type-graphql';
import { Phone } from './phone.type.ts';

@ObjectType({ description: 'The result of `registerPhone`.' })
export class RegisterPhonePayload {
  @Field(() => Phone, { description: 'The registered phone.' })
  phone!: Phone;
}

@ObjectType({ description: 'The result of `unregisterPhone`.' })
export class UnregisterPhonePayload {
  @Field(() => ID, { description: 'Id of the unregistered phone.' })
  phoneId!: string;
}
