import { registerEnumType } from 'type-graphql';

export enum UserGroup {
  careProvider = 'careProvider',
  participant = 'participant',
  analyst = 'analyst',
  admin = 'admin',
}

registerEnumType(UserGroup, {
  name: 'UserGroup',
  description: 'What a user may do. Spelled as in the token claim `cognito:groups`.',
  valuesConfig: {
    careProvider: {
      description:
        'Looks after the participants in their care: assigns tests, reads recordings and scores.',
    },
    participant: { description: 'Does tests and reads their own recordings and scores.' },
    analyst: {
      description: 'Queries the recordings of the organization with SQL, under pseudonyms.',
    },
    admin: {
      description: 'Manages users, settings and jobs, and reads every record of the organization.',
    },
  },
});
