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
});
