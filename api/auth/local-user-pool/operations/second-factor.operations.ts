import { z } from 'zod';
import { invalidParameter, notAuthorized } from '../cognito-error.ts';
import { createSharedSecret } from '../one-time-codes.ts';
import { requireSession } from '../require-session.ts';
import { proveSecondFactorAgain, wrongSetUpCode } from '../second-factor.ts';
import {
  acceptOfferedSecret,
  type ChangeVerdict,
  offerSecret,
  turnOff,
  turnOn,
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

/**
 * Setting up one-time codes of an authenticator app, replacing the app and turning the codes off. Once codes are asked
 * for, a change needs one of the last five minutes: `VerifySoftwareToken` takes it.
 */
export function secondFactorOperations(parts: UserPoolParts) {
  const { within, secrets, now } = parts;

  async function identify(accessToken: string) {
    const { account, session } = await requireSession(parts, accessToken);
    return { account, session, owner: { accountId: account.id, sessionId: session.id } };
  }

  return {
    AssociateSoftwareToken: operation(
      z.object({ AccessToken: field.token }),
      async ({ AccessToken }) => {
        const { owner } = await identify(AccessToken);
        const secret = createSharedSecret();
        assertDone(await within((tx) => offerSecret(tx, owner, secrets.seal(secret), now())));
        return { SecretCode: secret };
      },
    ),

    VerifySoftwareToken: operation(verifySoftwareTokenRequest, async (request) => {
      const { owner, ...signedIn } = await identify(request.AccessToken);
      const { UserCode } = request;
      const verdict = await within((tx) =>
        acceptOfferedSecret(tx, owner, secrets, UserCode, now()),
      );
      if (verdict === 'accepted') return { Status: 'SUCCESS' };
      if (!signedIn.account.totp_secret) throw wrongSetUpCode();
      // Another phone may have been offered and not taken; the codes of the one in use stay good.
      await proveSecondFactorAgain(parts, signedIn, UserCode);
      return { Status: 'SUCCESS' };
    }),

    SetUserMFAPreference: operation(
      z.object({ AccessToken: field.token, ...secondFactorSettingsRequest }),
      async ({ AccessToken, SoftwareTokenMfaSettings: totp, ...others }) => {
        const { owner } = await identify(AccessToken);
        assertNoOtherFactor(others);
        if (totp?.Enabled === undefined) return {};
        if (totp.Enabled) {
          const verdict = await within((tx) => turnOn(tx, owner, now()));
          if (verdict === 'unproven') {
            throw invalidParameter('User has not verified software token mfa');
          }
          assertDone(verdict);
        } else {
          assertDone(await within((tx) => turnOff(tx, owner, now())));
        }
        return {};
      },
    ),
  };
}

/** @throws {CognitoError} NotAuthorizedException */
function assertDone(verdict: ChangeVerdict): void {
  if (verdict === 'ended') throw notAuthorized('Access Token has been revoked');
  if (verdict === 'unproven') {
    throw notAuthorized('Verify a code of the second factor first, then try again.');
  }
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
