import type { UserGroup } from '../__generated__/graphql.ts';

/** Whether viewers of these groups follow participants: care providers those in their care, admins all. */
export const seesParticipants = (groups: readonly UserGroup[]): boolean =>
  groups.includes('careProvider') || groups.includes('admin');
