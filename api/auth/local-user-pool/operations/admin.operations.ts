import type { UserDirectory } from '../../user-directory.ts';
import { adminAccessOperations } from './admin-access.operations.ts';
import { adminGroupOperations } from './admin-groups.operations.ts';
import { type AdminParts, createAdminRequests } from './admin-request.ts';
import { adminUserOperations } from './admin-users.operations.ts';

/**
 * What administrators do, as their clients say it. Only for requests whose signature was checked. As with Amazon
 * Cognito, nothing here calls a trigger.
 */
export function adminOperations(parts: AdminParts, directory: UserDirectory) {
  const requests = createAdminRequests(parts);
  return {
    ...adminUserOperations(parts, requests, directory),
    ...adminAccessOperations(parts, requests, directory),
    ...adminGroupOperations(parts, requests),
  };
}
