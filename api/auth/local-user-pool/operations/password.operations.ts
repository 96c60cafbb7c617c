import { z } from 'zod';
import { passwordResetWords } from '../../../domain/mail-words.ts';
import { assertCode, codeMismatch, issueCode } from '../codes.ts';
import { lockedOut, wrongCredentials } from '../cognito-error.ts';
import { createNextCredentials } from '../credentials.ts';
import { deliveredTo, deliverUnseen } from '../mails.ts';
import { passwordMatches } from '../password-hash.ts';
import { assertStrongPassword } from '../password-policy.ts';
import { requireSession } from '../require-session.ts';
import { findAccount, setCredentials } from '../stores/account-store.ts';
import { removeChallenges } from '../stores/challenge-store.ts';
import { removeCode } from '../stores/code-store.ts';
import { revokeSessionsOfAccount } from '../stores/session-store.ts';
import { forgetFailures, isLockedOut, settleSignIn } from '../stores/sign-in-failure-store.ts';
import type { Account, UserPoolTransaction } from '../user-pool-tables.ts';
import { lockOf, subjectOf, type UserPoolParts } from '../user-pool-parts.ts';
import { assertClient, field, operation } from './operation.ts';

const forgotPasswordRequest = z.object({ ClientId: field.clientId, Username: field.username });

const confirmForgotPasswordRequest = z.object({
  ClientId: field.clientId,
  Username: field.username,
  ConfirmationCode: field.code,
  Password: field.newPassword,
});

const changePasswordRequest = z.object({
  AccessToken: field.token,
  PreviousPassword: field.password,
  ProposedPassword: field.newPassword,
});

/** Getting another password, with the old one or with a code from the mailbox. */
export function passwordOperations(parts: UserPoolParts) {
  const { within, secrets, now, limits } = parts;

  /** Sets a password, and signs out everybody who came in with the old one, except the session named. */
  async function replacePassword(
    account: Account,
    { password, network }: { readonly password: string; readonly network: string },
    keptSessionId: string | undefined,
    also: (tx: UserPoolTransaction) => Promise<void> = async () => {},
  ): Promise<void> {
    const credentials = await createNextCredentials(parts, account, { password, network });
    await within(async (tx) => {
      await setCredentials(tx, account.id, credentials);
      await removeChallenges(tx, account.id);
      await revokeSessionsOfAccount(tx, account.id, now(), keptSessionId);
      await also(tx);
    });
  }

  return {
    ForgotPassword: operation(forgotPasswordRequest, async ({ ClientId, Username }, network) => {
      assertClient(parts, ClientId);
      const account = await within((tx) => findAccount(tx, Username));
      const subject = subjectOf(secrets, account?.email ?? Username);
      await limits.takeMail({ subject, network, accountId: account?.id });
      const code = await within((tx) => issueCode(parts, tx, subject, 'password-reset'));
      if (account?.confirmed_at) {
        deliverUnseen(parts, { to: account.email, ...passwordResetWords(code) });
      }
      return { CodeDeliveryDetails: deliveredTo(Username) };
    }),

    ConfirmForgotPassword: operation(confirmForgotPasswordRequest, async (request, network) => {
      assertClient(parts, request.ClientId);
      assertStrongPassword(request.Password);
      const account = await within((tx) => findAccount(tx, request.Username));
      const subject = subjectOf(secrets, account?.email ?? request.Username);
      const attempt = { subject, network, accountId: account?.id };
      await assertCode(parts, attempt, 'password-reset', request.ConfirmationCode);
      if (!account?.confirmed_at) throw codeMismatch();
      const change = { password: request.Password, network };
      await replacePassword(account, change, undefined, async (tx) => {
        await removeCode(tx, { subject, purpose: 'password-reset' });
        // A client that reads the mailbox belongs to the owner, however often a stranger guessed at the password.
        await forgetFailures(tx, subject);
        await forgetFailures(tx, lockOf(secrets, subject, network));
      });
      await limits.welcome(account.id, network);
      return {};
    }),

    ChangePassword: operation(changePasswordRequest, async (request, network) => {
      assertStrongPassword(request.ProposedPassword);
      const { account, session } = await requireSession(parts, request.AccessToken);
      const subject = subjectOf(secrets, account.email);
      if (await within((tx) => isLockedOut(tx, subject, now()))) throw lockedOut();
      const proven = await passwordMatches(
        request.PreviousPassword,
        account.password_hash,
        parts.passwordCost,
        network,
      );
      const verdict = await within((tx) =>
        settleSignIn(tx, subject, proven ? 'whole' : 'none', now()),
      );
      if (verdict === 'locked') throw lockedOut();
      if (verdict === 'refused') throw wrongCredentials();
      await replacePassword(account, { password: request.ProposedPassword, network }, session.id);
      return {};
    }),
  };
}
