import type { UserGroup } from '../../../__generated__/graphql.ts';

/** The most frequently invited first. */
export const GROUPS: readonly UserGroup[] = ['careProvider', 'participant', 'analyst', 'admin'];

/** Parses a group from the URL. */
export const groupNamed = (name: string | undefined) => GROUPS.find((group) => group === name);
