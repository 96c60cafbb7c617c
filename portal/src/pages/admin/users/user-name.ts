/** What a user is listed by: their name, or their address where nobody gave one, as with the first admin. */
export const userName = (user: {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
}): string => `${user.givenName} ${user.familyName}`.trim() || user.email;
