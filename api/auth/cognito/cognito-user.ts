import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider';
import type { DirectoryUser } from '../user-directory.ts';

/** What the operations of Amazon Cognito return of a user. */
export interface CognitoUser {
  readonly Attributes?: AttributeType[] | undefined;
  readonly UserStatus?: string | undefined;
  readonly Enabled?: boolean | undefined;
}

export function toUser({ Attributes = [], UserStatus, Enabled }: CognitoUser): DirectoryUser {
  const attribute = (name: string) => Attributes.find(({ Name }) => Name === name)?.Value ?? '';
  return {
    userId: attribute('sub'),
    email: attribute('email'),
    givenName: attribute('given_name'),
    familyName: attribute('family_name'),
    confirmed: UserStatus === 'CONFIRMED',
    enabled: Enabled === true,
  };
}
