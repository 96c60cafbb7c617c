import {
  AdminAddUserToGroupCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Group, isGroup } from '../../domain/group.ts';
import type { UserDirectory } from '../user-directory.ts';

/** The groups of the users of a pool. */
export function cognitoGroups(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
): Pick<UserDirectory, 'groupsOf' | 'setGroups'> {
  async function groupsOf(userId: string): Promise<readonly Group[]> {
    const { Groups = [] } = await client.send(
      new AdminListGroupsForUserCommand({ UserPoolId, Username: userId }),
    );
    return Groups.map(({ GroupName }) => GroupName)
      .filter(isGroup)
      .toSorted();
  }

  async function setGroups(userId: string, groups: readonly Group[]): Promise<void> {
    const user = { UserPoolId, Username: userId };
    const earlier = await groupsOf(userId);
    for (const GroupName of groups) {
      if (earlier.includes(GroupName)) continue;
      await client.send(new AdminAddUserToGroupCommand({ ...user, GroupName }));
    }
    for (const GroupName of earlier) {
      if (groups.includes(GroupName)) continue;
      await client.send(new AdminRemoveUserFromGroupCommand({ ...user, GroupName }));
    }
  }

  return { groupsOf, setGroups };
}
