import { z } from 'zod';
import { type Group, GROUPS } from '../../../domain/group.ts';
import { setMembership } from '../stores/account-store.ts';
import { type AdminParts, type AdminRequests, poolRequest, userRequest } from './admin-request.ts';
import { operation } from './operation.ts';

const group = z.enum(GROUPS, 'Member must be a group of the pool');

/** The groups of the pool and their members, for administrators. */
export function adminGroupOperations(
  { userPoolId }: AdminParts,
  { assertPool, onAccount }: AdminRequests,
) {
  const toGroup = (name: Group) => ({ GroupName: name, UserPoolId: userPoolId });

  return {
    AdminAddUserToGroup: operation(z.object({ ...userRequest, GroupName: group }), (request) =>
      onAccount(request, async ({ id }, tx) => {
        await setMembership(tx, id, request.GroupName, true);
        return {};
      }),
    ),

    AdminRemoveUserFromGroup: operation(z.object({ ...userRequest, GroupName: group }), (request) =>
      onAccount(request, async ({ id }, tx) => {
        await setMembership(tx, id, request.GroupName, false);
        return {};
      }),
    ),

    AdminListGroupsForUser: operation(z.object(userRequest), (request) =>
      onAccount(request, async ({ groups }) => ({ Groups: groups.toSorted().map(toGroup) })),
    ),

    ListGroups: operation(z.object(poolRequest), async ({ UserPoolId }) => {
      assertPool(UserPoolId);
      return { Groups: GROUPS.map(toGroup) };
    }),
  };
}
