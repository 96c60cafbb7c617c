import { registerEnumType } from 'type-graphql';

export enum AccountChange {
  CHANGED = 'CHANGED',
  NO_ACCOUNT = 'NO_ACCOUNT',
  ELSEWHERE = 'ELSEWHERE',
}

registerEnumType(AccountChange, {
  name: 'AccountChange',
  description:
    'What happened to a change at the sign-in service. In Gaitway the change always takes effect.',
  valuesConfig: {
    CHANGED: { description: 'The sign-in service made the change too.' },
    NO_ACCOUNT: { description: 'The user has no account there.' },
    ELSEWHERE: { description: 'An external issuer keeps the accounts. Make the change there too.' },
  },
});
