import { z } from 'zod';
import { passwordResetWords } from '../../../domain/mail-words.ts';
import { assertCode, codeMismatch, issueCode } from '../codes.ts';
import { lockedOut, wrongCredentials } from '../cognito-error.ts';
import { createCredentials } from '../credentials.ts';
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
import { subjectOf, type UserPoolParts } from '../user-pool-parts.ts';
import { assertClient, field, operation } from './operation.ts';

const forgotPasswordRequest = z.object({ ClientId: field.clientId, Username: field.username });

const confirmForgotPasswordRequest = z.object({
  ClientId: field.clientId,
  Username: field.username,
  ConfirmationCode: field.code,
  Password: field.password,
});

const changePasswordRequest = z.object({
  AccessToken: field.token,
  PreviousPassword: field.password,
  ProposedPassword: field.password,
});

/** Getting another password, with the old one or with a code from the mailbox. */
export function passwordOperations(parts: UserPoolParts) {
  const { within, secrets, now } = parts;

  /** Sets a password, and signs out everybody who came in with the old one, except the session named. */
  async function replacePassword(
    account: Account,
    password: string,
    keptSessionId: string | undefined,
    also: (tx: UserPoolTransaction) => Promise<void> = async () => {},
  ): Promise<void> {
    const credentials = await createCredentials(parts, account.id, password);
    await within(async (tx) => {
      await setCredentials(tx, account.id, credentials);
      await removeChallenges(tx, account.id);
      await revokeSessionsOfAccount(tx, account.id, now(), keptSessionId);
      await also(tx);
    });
  }

  return {
    ForgotPassword: operation(forgotPasswordRequest, async ({ ClientId, Username }) => {
      assertClient(parts, ClientId);
      const { account, code } = await within(async (tx) => {
        const account = await findAccount(tx, Username);
        const subject = subjectOf(secrets, account?.email ?? Username);
        return { account, code: await issueCode(parts, tx, subject, 'password-reset') };
      });
      if (account?.confirmed_at) {
        deliverUnseen(parts, { to: account.email, ...passwordResetWords(code) });
      }
      return { CodeDeliveryDetails: deliveredTo(account?.email ?? Username) };
    }),

    ConfirmForgotPassword: operation(confirmForgotPasswordRequest, async (request) => {
      assertClient(parts, request.ClientId);
      assertStrongPassword(request.Password);
      const account = await within((tx) => findAccount(tx, request.Username));
      const subject = subjectOf(secrets, account?.email ?? request.Username);
      await assertCode(parts, subject, 'password-reset', request.ConfirmationCode);
      if (!account?.confirmed_at) throw codeMismatch();
      await replacePassword(account, request.Password, undefined, async (tx) => {
        await removeCode(tx, { subject, purpose: 'password-reset' });
        // Whoever reads the mailbox owns the account, however often a stranger guessed at it.
        await forgetFailures(tx, subject);
      });
      return {};
    }),

    ChangePassword: operation(changePasswordRequest, async (request) => {
      assertStrongPassword(request.ProposedPassword);
      const { account, session } = await requireSession(parts, request.AccessToken);
      const subject = subjectOf(secrets, account.email);
      if (await within((tx) => isLockedOut(tx, subject, now()))) throw lockedOut();
      const proven = await passwordMatches(
        request.PreviousPassword,
        account.password_hash,
        parts.passwordCost,
      );
      const verdict = await within((tx) =>
        settleSignIn(tx, subject, proven ? 'whole' : 'none', now()),
      );
      if (verdict === 'locked') throw lockedOut();
      if (verdict === 'refused') throw wrongCredentials();
      await replacePassword(account, request.ProposedPassword, session.id);
      return {};
    }),
  };
}
