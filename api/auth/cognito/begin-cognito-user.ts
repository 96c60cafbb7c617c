import {
  AdminCreateUserCommand,
  AdminUpdateUserAttributesCommand,
  type CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { conflict } from '../../errors.ts';
import type { NewUser, UserDirectory } from '../user-directory.ts';
import { toUser } from './cognito-user.ts';

export interface CognitoPool {
  readonly client: CognitoIdentityProviderClient;
  readonly UserPoolId: string;
  readonly find: UserDirectory['find'];
}

/**
 * The id of the user to finish: a new one, or one whose creation stopped half-way.
 * @throws {GaitwayError} CONFLICT when the address has an account
 */
export async function beginCognitoUser(
  { client, UserPoolId, find }: CognitoPool,
  { email, password, givenName, familyName }: NewUser,
): Promise<string> {
  const UserAttributes = [
    { Name: 'email', Value: email },
    { Name: 'email_verified', Value: 'true' },
    { Name: 'given_name', Value: givenName },
    { Name: 'family_name', Value: familyName },
  ];
  try {
    const { User } = await client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: email,
        UserAttributes,
        TemporaryPassword: password, // so that a weak one is refused before there is anything
        MessageAction: 'SUPPRESS', // Gaitway invites in words of its own
      }),
    );
    return toUser(User ?? {}).userId;
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error;
  }
  const earlier = await find(email);
  if (!earlier || earlier.confirmed) throw conflict('This address has an account already.');
  const { userId: Username } = earlier;
  await client.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }));
  return Username;
}
