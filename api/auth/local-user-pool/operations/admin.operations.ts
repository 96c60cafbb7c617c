import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Group, GROUPS } from '../../../domain/group.ts';
import type { UserDirectory } from '../../user-directory.ts';
import { CognitoError, invalidParameter } from '../cognito-error.ts';
import { createCredentials } from '../credentials.ts';
import { assertStrongPassword } from '../password-policy.ts';
import {
  changeAccount,
  findAccount,
  listAccounts,
  putUnconfirmedAccount,
  setCredentials,
  setMembership,
} from '../stores/account-store.ts';
import { removeChallenges } from '../stores/challenge-store.ts';
import { secondFactorSettings, userAttributes } from '../user-attributes.ts';
import type { Account, UserPoolTransaction } from '../user-pool-tables.ts';
import type { UserPoolParts } from '../user-pool-parts.ts';
import { field, operation } from './operation.ts';
import { assertNoOtherFactor, secondFactorSettingsRequest } from './second-factor.operations.ts';

const pool = { UserPoolId: z.string() };
const user = { ...pool, Username: field.username };
const group = z.enum(GROUPS, 'Member must be a group of the pool');
const attributes = z.array(field.attribute).max(50).default([]);

const MOST_LISTED = 60;

/**
 * What administrators do, as their clients say it. Only for requests whose signature was checked. As with Amazon
 * Cognito, nothing here calls a trigger.
 */
export function adminOperations(
  parts: UserPoolParts & { readonly userPoolId: string },
  directory: UserDirectory,
) {
  const { within, now, userPoolId } = parts;

  /** Runs `work` on the account that is named. */
  const onAccount = <T>(
    request: { readonly UserPoolId: string; readonly Username: string },
    work: (account: Account, tx: UserPoolTransaction) => Promise<T>,
  ): Promise<T> => {
    assertPool(request.UserPoolId);
    return within(async (tx) => {
      const account = await findAccount(tx, request.Username);
      if (!account) throw new CognitoError('UserNotFoundException', 'User does not exist.');
      return work(account, tx);
    });
  };

  /** @throws {CognitoError} ResourceNotFoundException */
  function assertPool(requested: string): void {
    if (requested === userPoolId) return;
    const message = `User pool ${requested} does not exist.`;
    throw new CognitoError('ResourceNotFoundException', message);
  }

  const idOf = (request: { readonly UserPoolId: string; readonly Username: string }) =>
    onAccount(request, async ({ id }) => id);

  return {
    // An invitation is Gaitway's own, so the pool sends none; the account waits for a permanent password.
    AdminCreateUser: operation(
      z.object({
        ...user,
        Username: field.username.pipe(z.email('Member must be an email address')),
        TemporaryPassword: field.password,
        UserAttributes: attributes,
        MessageAction: z.literal('SUPPRESS', 'Member must be SUPPRESS'),
      }),
      async (request) => {
        assertPool(request.UserPoolId);
        assertStrongPassword(request.TemporaryPassword);
        const email = request.Username.toLowerCase();
        const id = randomUUID();
        const names = { given_name: '', family_name: '', ...namesAmong(request.UserAttributes) };
        const credentials = await createCredentials(parts, id, request.TemporaryPassword);
        return within(async (tx) => {
          if (await findAccount(tx, email)) {
            throw new CognitoError('UsernameExistsException', 'User account already exists');
          }
          await putUnconfirmedAccount(tx, { id, email, ...names, ...credentials });
          return { User: described((await findAccount(tx, id))!, 'Attributes') };
        });
      },
    ),

    AdminGetUser: operation(z.object(user), (request) =>
      onAccount(request, async (account) => ({
        ...described(account, 'UserAttributes'),
        ...secondFactorSettings(account),
      })),
    ),

    AdminUpdateUserAttributes: operation(
      z.object({ ...user, UserAttributes: attributes }),
      (request) =>
        onAccount(request, async ({ id }, tx) => {
          const names = namesAmong(request.UserAttributes);
          if (Object.keys(names).length > 0) await changeAccount(tx, id, names);
          return {};
        }),
    ),

    AdminSetUserPassword: operation(
      z.object({
        ...user,
        Password: field.password,
        Permanent: z.literal(true, 'Member must be true'),
      }),
      async (request) => {
        assertStrongPassword(request.Password);
        const id = await idOf(request);
        const credentials = await createCredentials(parts, id, request.Password);
        return onAccount(request, async ({ confirmed_at }, tx) => {
          await setCredentials(tx, id, credentials);
          await changeAccount(tx, id, { confirmed_at: confirmed_at ?? now() });
          await removeChallenges(tx, id);
          return {};
        });
      },
    ),

    AdminDisableUser: operation(z.object(user), async (request) => {
      await directory.disable(await idOf(request));
      return {};
    }),

    AdminEnableUser: operation(z.object(user), async (request) => {
      await directory.enable(await idOf(request));
      return {};
    }),

    AdminUserGlobalSignOut: operation(z.object(user), async (request) => {
      await directory.signOutEverywhere(await idOf(request));
      return {};
    }),

    AdminDeleteUser: operation(z.object(user), async (request) => {
      await directory.remove(await idOf(request));
      return {};
    }),

    AdminSetUserMFAPreference: operation(
      z.object({ ...user, ...secondFactorSettingsRequest }),
      async ({ SoftwareTokenMfaSettings: totp, ...request }) => {
        const id = await idOf(request);
        assertNoOtherFactor(request);
        if (totp?.Enabled) throw invalidParameter('Only the user can turn a second factor on.');
        if (totp?.Enabled === false) await directory.resetSecondFactor(id);
        return {};
      },
    ),

    AdminAddUserToGroup: operation(z.object({ ...user, GroupName: group }), (request) =>
      onAccount(request, async ({ id }, tx) => {
        await setMembership(tx, id, request.GroupName, true);
        return {};
      }),
    ),

    AdminRemoveUserFromGroup: operation(z.object({ ...user, GroupName: group }), (request) =>
      onAccount(request, async ({ id }, tx) => {
        await setMembership(tx, id, request.GroupName, false);
        return {};
      }),
    ),

    AdminListGroupsForUser: operation(z.object(user), (request) =>
      onAccount(request, async ({ groups }) => ({ Groups: groups.toSorted().map(toGroup) })),
    ),

    ListGroups: operation(z.object(pool), async ({ UserPoolId }) => {
      assertPool(UserPoolId);
      return { Groups: GROUPS.map(toGroup) };
    }),

    ListUsers: operation(
      z.object({
        ...pool,
        Limit: z.int().min(1).max(MOST_LISTED).default(MOST_LISTED),
        PaginationToken: z.uuid('Member must be a token of an earlier answer').optional(),
      }),
      async ({ UserPoolId, Limit, PaginationToken }) => {
        assertPool(UserPoolId);
        const accounts = await within((tx) =>
          listAccounts(tx, { limit: Limit + 1, after: PaginationToken }),
        );
        const page = accounts.slice(0, Limit);
        return {
          Users: page.map((account) => described(account, 'Attributes')),
          ...(accounts.length > Limit && { PaginationToken: page.at(-1)!.id }),
        };
      },
    ),
  };

  function toGroup(name: Group) {
    return { GroupName: name, UserPoolId: userPoolId };
  }
}

/** An account in the words of the wire, which calls its attributes by two names. */
const described = (account: Account, attributesKey: 'Attributes' | 'UserAttributes') => ({
  Username: account.id,
  [attributesKey]: userAttributes(account),
  UserStatus: account.confirmed_at ? 'CONFIRMED' : 'UNCONFIRMED',
  Enabled: account.disabled_at === null,
  UserCreateDate: account.created_at.getTime() / 1000,
});

/** The names among the attributes. An address is proven by its administrator's word, whatever else is written. */
function namesAmong(
  written: readonly { readonly Name: string; readonly Value: string }[],
): Partial<Pick<Account, 'given_name' | 'family_name'>> {
  const names: Partial<Pick<Account, 'given_name' | 'family_name'>> = {};
  for (const { Name, Value } of written) {
    if (Name === 'given_name' || Name === 'family_name') names[Name] = Value;
    else if (Name !== 'email' && Name !== 'email_verified') {
      throw invalidParameter(`The user pool has no attribute ${Name}.`);
    }
  }
  return names;
}
