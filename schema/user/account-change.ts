import { registerEnumType } from 'type-graphql';

export enum AccountChange {
  CHANGED = 'CHANGED',
  NO_ACCOUNT = 'NO_ACCOUNT',
  ELSEWHERE = 'ELSEWHERE',
}

registerEnumType(AccountChange, {
  name: 'AccountChange',
  description:
    'What became of a change of a user at the sign-in service. It counts in Gaitway in any case.',
  valuesConfig: {
    CHANGED: { description: 'It was made there too.' },
    NO_ACCOUNT: { description: 'The user has no account there.' },
    ELSEWHERE: {
      description: 'Accounts are kept at an issuer elsewhere: the change has to be made there too.',
    },
  },
});
