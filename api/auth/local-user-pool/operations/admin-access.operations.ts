import { z } from 'zod';
import type { UserDirectory } from '../../user-directory.ts';
import { invalidParameter } from '../cognito-error.ts';
import { createNextCredentials } from '../credentials.ts';
import { assertStrongPassword } from '../password-policy.ts';
import { changeAccount, setCredentials } from '../stores/account-store.ts';
import { removeChallenges } from '../stores/challenge-store.ts';
import { type AdminParts, type AdminRequests, userRequest } from './admin-request.ts';
import { field, operation } from './operation.ts';
import { assertNoOtherFactor, secondFactorSettingsRequest } from './second-factor.operations.ts';

/** Lets accounts sign in, or stops them, for administrators: password, second factor, sessions, disabled accounts. */
export function adminAccessOperations(
  parts: AdminParts,
  { onAccount, idOf }: AdminRequests,
  directory: UserDirectory,
) {
  const { now } = parts;
  return {
    AdminSetUserPassword: operation(
      z.object({
        ...userRequest,
        Password: field.newPassword,
        Permanent: z.literal(true, 'Member must be true'),
      }),
      async (request) => {
        assertStrongPassword(request.Password);
        const account = await onAccount(request, (found) => Promise.resolve(found));
        const { id } = account;
        const credentials = await createNextCredentials(parts, account, {
          password: request.Password,
        });
        return onAccount(request, async ({ confirmed_at }, tx) => {
          await setCredentials(tx, id, credentials);
          await changeAccount(tx, id, { confirmed_at: confirmed_at ?? now() });
          await removeChallenges(tx, id);
          return {};
        });
      },
    ),

    AdminDisableUser: operation(z.object(userRequest), async (request) => {
      await directory.disable(await idOf(request));
      return {};
    }),

    AdminEnableUser: operation(z.object(userRequest), async (request) => {
      await directory.enable(await idOf(request));
      return {};
    }),

    AdminUserGlobalSignOut: operation(z.object(userRequest), async (request) => {
      await directory.signOutEverywhere(await idOf(request));
      return {};
    }),

    AdminSetUserMFAPreference: operation(
      z.object({ ...userRequest, ...secondFactorSettingsRequest }),
      async ({ SoftwareTokenMfaSettings: totp, ...request }) => {
        const id = await idOf(request);
        assertNoOtherFactor(request);
        if (totp?.Enabled) throw invalidParameter('Only the user can turn a second factor on.');
        if (totp?.Enabled === false) await directory.resetSecondFactor(id);
        return {};
      },
    ),
  };
}
