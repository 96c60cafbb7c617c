import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { UserDirectory } from '../../user-directory.ts';
import { CognitoError, invalidParameter } from '../cognito-error.ts';
import { createFirstCredentials } from '../credentials.ts';
import { assertStrongPassword } from '../password-policy.ts';
import {
  changeAccount,
  findAccount,
  listAccounts,
  putUnconfirmedAccount,
} from '../stores/account-store.ts';
import { secondFactorSettings, userAttributes } from '../user-attributes.ts';
import type { Account } from '../user-pool-tables.ts';
import { type AdminParts, type AdminRequests, poolRequest, userRequest } from './admin-request.ts';
import { field, operation } from './operation.ts';

const attributes = z.array(field.attribute).max(50).default([]);

const MOST_LISTED = 60;

/** Creates, shows, changes and deletes accounts for administrators. */
export function adminUserOperations(
  parts: AdminParts,
  { assertPool, onAccount, idOf }: AdminRequests,
  directory: UserDirectory,
) {
  const { within } = parts;
  return {
    // An invitation is Gaitway's own, so the pool sends none; the account waits for a permanent password.
    AdminCreateUser: operation(
      z.object({
        ...userRequest,
        Username: field.username.pipe(z.email('Member must be an email address')),
        TemporaryPassword: field.newPassword,
        UserAttributes: attributes,
        MessageAction: z.literal('SUPPRESS', 'Member must be SUPPRESS'),
      }),
      async (request) => {
        assertPool(request.UserPoolId);
        assertStrongPassword(request.TemporaryPassword);
        const email = request.Username.toLowerCase();
        const id = randomUUID();
        const names = { given_name: '', family_name: '', ...namesAmong(request.UserAttributes) };
        const credentials = await createFirstCredentials(parts, email, {
          password: request.TemporaryPassword,
        });
        return within(async (tx) => {
          if (await findAccount(tx, email)) {
            throw new CognitoError('UsernameExistsException', 'User account already exists');
          }
          await putUnconfirmedAccount(tx, { id, email, ...names, ...credentials });
          return { User: described((await findAccount(tx, id))!, 'Attributes') };
        });
      },
    ),

    AdminGetUser: operation(z.object(userRequest), (request) =>
      onAccount(request, async (account) => ({
        ...described(account, 'UserAttributes'),
        ...secondFactorSettings(account),
      })),
    ),

    AdminUpdateUserAttributes: operation(
      z.object({ ...userRequest, UserAttributes: attributes }),
      (request) =>
        onAccount(request, async ({ id }, tx) => {
          const names = namesAmong(request.UserAttributes);
          if (Object.keys(names).length > 0) await changeAccount(tx, id, names);
          return {};
        }),
    ),

    AdminDeleteUser: operation(z.object(userRequest), async (request) => {
      await directory.remove(await idOf(request));
      return {};
    }),

    ListUsers: operation(
      z.object({
        ...poolRequest,
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
