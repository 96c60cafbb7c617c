import { registerEnumType } from 'type-graphql';

export enum ErasedAccount {
  REMOVED = 'REMOVED',
  NONE = 'NONE',
  KEPT = 'KEPT',
  ELSEWHERE = 'ELSEWHERE',
}

registerEnumType(ErasedAccount, {
  name: 'ErasedAccount',
  description: 'What happens to the account of an erased participant.',
  valuesConfig: {
    REMOVED: { description: 'The account is deleted within minutes.' },
    NONE: { description: 'The participant never signed up.' },
    KEPT: {
      description:
        'The account stays, because the user also works for the organization. The user loses the group participant.',
    },
    ELSEWHERE: {
      description:
        'An external issuer keeps the account; delete it there. Gaitway rejects its tokens unless its address is invited again.',
    },
  },
});
