/** The name of a user, or the address when there is no name, as for the first admin. */
export const userName = (user: {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
}): string => `${user.givenName} ${user.familyName}`.trim() || user.email;
