import { registerEnumType } from 'type-graphql';

export enum ErasedAccount {
  REMOVED = 'REMOVED',
  NONE = 'NONE',
  KEPT = 'KEPT',
  ELSEWHERE = 'ELSEWHERE',
}

registerEnumType(ErasedAccount, {
  name: 'ErasedAccount',
  description: 'What becomes of the account of a person who is erased.',
  valuesConfig: {
    REMOVED: { description: 'It is deleted within minutes.' },
    NONE: { description: 'The person never signed up.' },
    KEPT: {
      description:
        'The person works here too: the account stays, without their rights as a participant.',
    },
    ELSEWHERE: {
      description:
        'It is kept at an issuer elsewhere and has to be deleted there. Gaitway does not accept it any more, unless its address is invited anew.',
    },
  },
});
