/** The groups of the token claim `cognito:groups`; what each may do stands in `auth/policy.ts`. */
export const GROUPS = ['careProvider', 'participant', 'analyst', 'admin'] as const;

export type Group = (typeof GROUPS)[number];

export const isGroup = (value: unknown): value is Group => GROUPS.some((group) => group === value);
