import { GaitwayError } from '../errors.ts';
import type { UserDirectory } from './user-directory.ts';

const refuse = async () => {
  throw new GaitwayError(
    'FORBIDDEN',
    'Accounts are administered at the OpenID Connect issuer. Invite people here; their first sign-in makes their record.',
  );
};

/** The directory of an issuer that Gaitway takes tokens from and has no hand on: every call is refused, saying so. */
export const foreignUserDirectory: UserDirectory = {
  reach: 'none',
  createConfirmedUser: refuse,
  find: refuse,
  list: refuse,
  groupsOf: refuse,
  setGroups: refuse,
  disable: refuse,
  enable: refuse,
  signOutEverywhere: refuse,
  resetSecondFactor: refuse,
  remove: refuse,
  // An issuer whose tokens do not say how people signed in asks for the second factor by rules of its own.
  secondFactorOf: async ({ secondFactor }) => (secondFactor === false ? 'notProven' : 'proven'),
};
