import { z } from 'zod';
import { CognitoError, invalidParameter } from '../cognito-error.ts';
import { createSharedSecret } from '../one-time-codes.ts';
import { requireSession } from '../require-session.ts';
import {
  acceptOfferedSecret,
  offerSecret,
  setSecondFactor,
} from '../stores/second-factor-store.ts';
import type { UserPoolParts } from '../user-pool-parts.ts';
import { field, operation } from './operation.ts';

const verifySoftwareTokenRequest = z.object({
  AccessToken: field.token,
  UserCode: z.string().regex(/^\d{6}$/, 'Member must have 6 digits'),
});

const setting = z.object({
  Enabled: z.boolean('Member must be true or false').optional(),
  PreferredMfa: z.boolean('Member must be true or false').optional(),
});

export const secondFactorSettingsRequest = {
  SMSMfaSettings: setting.optional(),
  EmailMfaSettings: setting.optional(),
  SoftwareTokenMfaSettings: setting.optional(),
};

/** Setting up one-time codes of an authenticator app. */
export function secondFactorOperations(parts: UserPoolParts) {
  const { within, secrets, now } = parts;

  return {
    AssociateSoftwareToken: operation(
      z.object({ AccessToken: field.token }),
      async ({ AccessToken }) => {
        const { account } = await requireSession(parts, AccessToken);
        const secret = createSharedSecret();
        await within((tx) => offerSecret(tx, account.id, secrets.seal(secret)));
        return { SecretCode: secret };
      },
    ),

    VerifySoftwareToken: operation(verifySoftwareTokenRequest, async (request) => {
      const { account } = await requireSession(parts, request.AccessToken);
      const accepted = await within((tx) =>
        acceptOfferedSecret(tx, account.id, secrets, request.UserCode, now()),
      );
      if (!accepted) throw new CognitoError('EnableSoftwareTokenMFAException', 'Code mismatch');
      return { Status: 'SUCCESS' };
    }),

    SetUserMFAPreference: operation(
      z.object({ AccessToken: field.token, ...secondFactorSettingsRequest }),
      async ({ AccessToken, SoftwareTokenMfaSettings: totp, ...others }) => {
        const { account } = await requireSession(parts, AccessToken);
        assertNoOtherFactor(others);
        if (totp?.Enabled === undefined) return {};
        const enabled = totp.Enabled;
        if (!(await within((tx) => setSecondFactor(tx, account.id, enabled)))) {
          throw invalidParameter('User has not verified software token mfa');
        }
        return {};
      },
    ),
  };
}

/** @throws {CognitoError} InvalidParameterException when a factor is turned on that the pool does not have */
export function assertNoOtherFactor(settings: {
  readonly SMSMfaSettings?: { readonly Enabled?: boolean | undefined } | undefined;
  readonly EmailMfaSettings?: { readonly Enabled?: boolean | undefined } | undefined;
}): void {
  if (settings.SMSMfaSettings?.Enabled || settings.EmailMfaSettings?.Enabled) {
    throw invalidParameter('The user pool has no other second factor than software tokens.');
  }
}
