import type { UserGroup } from '../../__generated__/graphql.ts';

/** Whether somebody of these groups lands on the list of people. */
export const seesPeople = (groups: readonly UserGroup[]): boolean =>
  groups.includes('careProvider') || groups.includes('admin');

/** Whether they land on their queries. */
export const asksInSql = (groups: readonly UserGroup[]): boolean =>
  groups.includes('analyst') && !seesPeople(groups);
