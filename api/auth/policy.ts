import { type Group, GROUPS } from '../domain/group.ts';

/**
 * How far a right reaches: to the viewer's own record, to the people in their care, or to everybody
 * in their organization. No right ever reaches into another organization.
 */
export type Reach = 'own' | 'inCare' | 'organization';

/**
 * THE table: what each group may do, and on whom. What is not written here is refused.
 * Admins reach every record of their organization, because retrying a failed recording and answering a
 * person's request need the record itself; like every read, theirs is in the audit log.
 * Analysts have no right on a person's record: they work under pseudonyms.
 */
export const POLICY = {
  'participant:read': { careProvider: 'inCare', participant: 'own', admin: 'organization' },
  'participant:create': { careProvider: 'organization', admin: 'organization' },
  'participant:link': { careProvider: 'organization', admin: 'organization' },
  'participant:invite': { careProvider: 'inCare', admin: 'organization' },
  'participant:unlink': { careProvider: 'inCare', admin: 'organization' },
  'careTeam:extend': { careProvider: 'inCare', admin: 'organization' },
  'careTeam:reduce': { admin: 'organization' },
  'consent:record': { participant: 'own' },
  'phone:register': { participant: 'own' },
  'testType:read': {
    careProvider: 'organization',
    participant: 'organization',
    analyst: 'organization',
    admin: 'organization',
  },
  'testType:create': { careProvider: 'organization', admin: 'organization' },
  'testType:change': { careProvider: 'organization', admin: 'organization' },
  'assignment:change': { careProvider: 'inCare' },
  'recording:read': { careProvider: 'inCare', participant: 'own', admin: 'organization' },
  'recording:submit': { careProvider: 'inCare', participant: 'own' },
  'recording:annotate': { careProvider: 'inCare' },
  'recording:retry': { careProvider: 'inCare', admin: 'organization' },
  'recording:delete': { careProvider: 'inCare' },
  'erasure:request': { participant: 'own', admin: 'organization' },
  'participant:erase': { careProvider: 'inCare', admin: 'organization' },
  'participant:export': { participant: 'own', admin: 'organization' },
  'warehouse:query': { analyst: 'organization' },
  'savedQuery:change': { analyst: 'organization' },
  'invitation:accept': {}, // the invitation itself allows it, to the person at its address
  'user:invite': { admin: 'organization' },
  'user:read': { admin: 'organization' },
  'user:change': { admin: 'organization' },
  'organization:change': { admin: 'organization' },
  'audit:read': { participant: 'own', admin: 'organization' },
  'job:read': { admin: 'organization' },
  'job:retry': { admin: 'organization' },
  'status:read': { admin: 'organization' },
} as const satisfies Record<string, Partial<Record<Group, Reach>>>;

export type Action = keyof typeof POLICY;

/** What the policy has to know about a record. */
export interface Subject {
  readonly organizationId: string;
  /** The user who is the participant it belongs to, if registered. */
  readonly ownerUserId: string | null;
  /** Whether the viewer is in that participant's care team. */
  readonly inViewersCare: boolean;
}

/** The reach of an action for each of the viewer's groups that has it at all. */
export function reachesOf(action: Action, groups: readonly Group[]): readonly Reach[] {
  const row: Partial<Record<Group, Reach>> = POLICY[action];
  return groups.flatMap((group) => row[group] ?? []);
}

const GROUP_WORDS: Readonly<Record<Group, string>> = {
  careProvider: 'care providers',
  participant: 'participants',
  analyst: 'analysts',
  admin: 'admins',
};
const REACH_WORDS: Readonly<Record<Reach, string>> = {
  own: ' (for themselves)',
  inCare: ' (for people in their care)',
  organization: '',
};
const LIST = new Intl.ListFormat('en', { type: 'conjunction' });

/** Who may do it, as a sentence: "Only care providers (for people in their care) and admins may do this." */
export function whoMay(action: Action): string {
  const row: Partial<Record<Group, Reach>> = POLICY[action];
  const words = GROUPS.flatMap((group) => {
    const reach = row[group];
    return reach ? `${GROUP_WORDS[group]}${REACH_WORDS[reach]}` : [];
  });
  return `Only ${LIST.format(words)} may do this.`;
}
