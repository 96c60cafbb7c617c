import { GaitwayError } from '../errors.ts';
import type { UserDirectory } from './user-directory.ts';

/** The refusal of a change that only the issuer can make. */
export const accountsElsewhere = () =>
  new GaitwayError(
    'FORBIDDEN',
    'Accounts are administered at the OpenID Connect issuer: make this change there. To add people, invite them; their first sign-in creates their record.',
  );

const refuse = async () => {
  throw accountsElsewhere();
};

/**
 * The directory of an issuer that Gaitway takes tokens from and cannot administer. Every call is refused. A caller whose
 * own work goes on looks at `reach` first, and reports what is left to do at the issuer.
 */
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
