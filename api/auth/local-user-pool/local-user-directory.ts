import { randomUUID } from 'node:crypto';
import { conflict, invalidInput, notFound } from '../../errors.ts';
import type { DirectoryUser, NewUser, UserDirectory } from '../user-directory.ts';
import { CognitoError } from './cognito-error.ts';
import { createFirstCredentials } from './credentials.ts';
import { welcome } from './operations/sign-up.operations.ts';
import { assertStrongPassword } from './password-policy.ts';
import {
  changeAccount,
  findAccount,
  listAccounts,
  lockAccount,
  putUnconfirmedAccount,
  removeAccount,
} from './stores/account-store.ts';
import { removeChallenges } from './stores/challenge-store.ts';
import { forgetSecondFactor } from './stores/second-factor-store.ts';
import { findSession, revokeSessionsOfAccount } from './stores/session-store.ts';
import type { Account, UserPoolTransaction } from './user-pool-tables.ts';
import type { UserPoolParts } from './user-pool-parts.ts';

/** The administrator's hand on the local user pool. */
export function createLocalUserDirectory(parts: UserPoolParts): UserDirectory {
  const { within, now } = parts;

  /** @throws {GaitwayError} NOT_FOUND */
  const change = (
    userId: string,
    work: (tx: UserPoolTransaction, account: Account) => Promise<unknown>,
  ): Promise<void> =>
    within(async (tx) => {
      const found = await findAccount(tx, userId);
      const account = found && (await lockAccount(tx, found.id));
      if (!account) throw notFound('user', 'userId');
      await work(tx, account);
    });

  return {
    reach: 'sessions',

    createConfirmedUser: (user) => createConfirmedUser(parts, user),

    async find(name) {
      const account = await within((tx) => findAccount(tx, name));
      return account && { ...toUser(account), secondFactor: account.totp_enabled };
    },

    async list({ limit, after }) {
      const accounts = await within((tx) => listAccounts(tx, { limit: limit + 1, after }));
      const page = accounts.slice(0, limit);
      const next = accounts.length > limit ? page.at(-1)!.id : null;
      return { users: page.map(toUser), next };
    },

    async groupsOf(userId) {
      const account = await within((tx) => findAccount(tx, userId));
      if (!account) throw notFound('user', 'userId');
      return account.groups.toSorted();
    },

    setGroups: (userId, groups) =>
      change(userId, (tx, { id }) => changeAccount(tx, id, { groups: [...new Set(groups)] })),

    disable: (userId) =>
      change(userId, async (tx, { id, disabled_at }) => {
        await changeAccount(tx, id, { disabled_at: disabled_at ?? now() });
        await signOut(tx, id, now());
      }),

    enable: (userId) =>
      change(userId, (tx, { id }) => changeAccount(tx, id, { disabled_at: null })),

    signOutEverywhere: (userId) => change(userId, (tx, { id }) => signOut(tx, id, now())),

    resetSecondFactor: (userId) =>
      change(userId, async (tx, { id }) => {
        await forgetSecondFactor(tx, id);
        await signOut(tx, id, now());
      }),

    secondFactorOf: ({ userId, sessionId }) =>
      within(async (tx) => {
        const account = await findAccount(tx, userId);
        if (!account?.totp_enabled) return 'off';
        const session = sessionId === undefined ? undefined : await findSession(tx, sessionId);
        const isProven = session?.account_id === account.id && session.second_factor_at !== null;
        return isProven ? 'proven' : 'notProven';
      }),

    remove: (userId) => within((tx) => removeAccount(tx, userId)),
  };
}

async function createConfirmedUser(
  parts: UserPoolParts,
  { email: address, password, givenName, familyName, invitationId }: NewUser,
): Promise<{ userId: string }> {
  refuseWeak(password);
  const email = address.trim().toLowerCase();
  const earlier = await parts.within((tx) => findAccount(tx, email));
  if (earlier?.confirmed_at) throw conflict('This address has an account already.');
  const id = earlier?.id ?? randomUUID();
  const account = { id, email, given_name: givenName, family_name: familyName };
  const credentials = await createFirstCredentials(parts, email, { password });
  await parts.within((tx) => putUnconfirmedAccount(tx, { ...account, ...credentials }));
  await welcome(parts, account, { invitationId });
  const { groups } = await parts.triggers.preTokenGeneration({ userId: id });
  await parts.within((tx) => changeAccount(tx, id, { groups: [...groups] }));
  return { userId: id };
}

/** @throws {GaitwayError} INVALID_INPUT naming the rule that is broken */
function refuseWeak(password: string): void {
  try {
    assertStrongPassword(password);
  } catch (error) {
    if (!(error instanceof CognitoError)) throw error;
    throw invalidInput({ field: 'password', message: error.message });
  }
}

/** Sign-ins under way end with the sessions. */
async function signOut(tx: UserPoolTransaction, id: string, now: Date): Promise<void> {
  await removeChallenges(tx, id);
  await revokeSessionsOfAccount(tx, id, now);
}

const toUser = (account: Account): DirectoryUser => ({
  userId: account.id,
  email: account.email,
  givenName: account.given_name,
  familyName: account.family_name,
  confirmed: account.confirmed_at !== null,
  enabled: account.disabled_at === null,
});
