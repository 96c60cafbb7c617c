import type { UserGroup } from '../../../__generated__/graphql.ts';

/** In the order in which people are invited most. */
export const GROUPS: readonly UserGroup[] = ['careProvider', 'participant', 'analyst', 'admin'];

/** The group of this name, as it stands in an address. */
export const groupNamed = (name: string | undefined) => GROUPS.find((group) => group === name);
