import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  alreadySignedUpWords,
  confirmationWords,
  notInvitedWords,
} from '../../../domain/mail-words.ts';
import { isUuid } from '../../../domain/uuid.ts';
import { GaitwayError } from '../../../errors.ts';
import {
  openedInvitation,
  type OpenedInvitation,
  type SignUpTriggers,
} from '../../sign-up-triggers.ts';
import { assertCode, codeMismatch, issueCode } from '../codes.ts';
import { invalidParameter, notAuthorized } from '../cognito-error.ts';
import { createFirstCredentials } from '../credentials.ts';
import { decoyFor } from '../decoys.ts';
import { deliver, deliveredTo, deliverUnseen } from '../mails.ts';
import { assertStrongPassword } from '../password-policy.ts';
import { confirmAccount, findAccount, putUnconfirmedAccount } from '../stores/account-store.ts';
import { removeCode, subjectOfReturnedSub } from '../stores/code-store.ts';
import type { Account, UserPoolTransaction } from '../user-pool-tables.ts';
import { subjectOf, type UserPoolParts } from '../user-pool-parts.ts';
import { assertClient, callTrigger, field, operation } from './operation.ts';

const signUpRequest = z.object({
  ClientId: field.clientId,
  Username: field.username.pipe(z.email('Member must be an email address')),
  Password: field.newPassword,
  UserAttributes: z.array(field.attribute).max(50).default([]),
  ClientMetadata: field.clientMetadata,
});

const confirmSignUpRequest = z.object({
  ClientId: field.clientId,
  Username: field.username,
  ConfirmationCode: field.code,
  ClientMetadata: field.clientMetadata,
});

const resendConfirmationCodeRequest = z.object({
  ClientId: field.clientId,
  Username: field.username,
});

/** From "I would like an account" to a user with a group. */
export function signUpOperations(parts: UserPoolParts) {
  const { within, secrets, triggers, limits } = parts;

  return {
    SignUp: operation(signUpRequest, async (request, network) => {
      assertClient(parts, request.ClientId);
      assertStrongPassword(request.Password);
      const email = request.Username.toLowerCase();
      const names = writtenNames(request.UserAttributes, email);
      const subject = subjectOf(secrets, email);
      const earlier = await within((tx) => findAccount(tx, email));
      await limits.takeMail({ subject, network, accountId: earlier?.id });
      const isTaken = earlier?.confirmed_at != null;
      const isWelcome =
        !isTaken && (await mayEnter(triggers, email, openedInvitation(request.ClientMetadata)));
      const isKnown = isWelcome || (earlier !== undefined && !isTaken);
      const sub = isKnown ? (earlier?.id ?? randomUUID()) : decoyFor(secrets, subject).sub;
      const password = { password: request.Password, network };
      const credentials = await createFirstCredentials(parts, email, password);
      const code = await within(async (tx) => {
        if (isWelcome)
          await putUnconfirmedAccount(tx, { id: sub, email, ...names, ...credentials });
        return issueCode(parts, tx, subject, 'sign-up', sub);
      });
      const words = isWelcome
        ? confirmationWords(code)
        : isTaken
          ? alreadySignedUpWords()
          : notInvitedWords();
      await deliver(parts, { to: email, ...words });
      return { UserConfirmed: false, UserSub: sub, CodeDeliveryDetails: deliveredTo(email) };
    }),

    ConfirmSignUp: operation(confirmSignUpRequest, async (request, network) => {
      assertClient(parts, request.ClientId);
      const { account, subject } = await within((tx) => findSignUp(parts, tx, request.Username));
      const attempt = { subject, network, accountId: account?.id };
      await assertCode(parts, attempt, 'sign-up', request.ConfirmationCode);
      if (!account) throw codeMismatch();
      const opened = openedInvitation(request.ClientMetadata);
      await callTrigger('PostConfirmation', () => welcome(parts, account, opened));
      await within((tx) => removeCode(tx, { subject, purpose: 'sign-up' }));
      return {};
    }),

    ResendConfirmationCode: operation(resendConfirmationCodeRequest, async (request, network) => {
      assertClient(parts, request.ClientId);
      const { account, subject } = await within((tx) => findSignUp(parts, tx, request.Username));
      await limits.takeMail({ subject, network, accountId: account?.id });
      const code = await within((tx) => issueCode(parts, tx, subject, 'sign-up'));
      if (account) deliverUnseen(parts, { to: account.email, ...confirmationWords(code) });
      return { CodeDeliveryDetails: deliveredTo(request.Username) };
    }),
  };
}

/**
 * Finds the sign-up that a request names by its address or by the `UserSub` that it returned. The account is undefined when
 * there is none to confirm; the subject is there for every name, so that no result shows which.
 */
async function findSignUp(
  { secrets }: UserPoolParts,
  tx: UserPoolTransaction,
  username: string,
): Promise<{ readonly account: Account | undefined; readonly subject: string }> {
  const account = await findAccount(tx, username);
  if (account && !account.confirmed_at) {
    return { account, subject: subjectOf(secrets, account.email) };
  }
  const ofSub = isUuid(username) ? await subjectOfReturnedSub(tx, username) : undefined;
  return { account: undefined, subject: ofSub ?? subjectOf(secrets, username) };
}

/** Whether an organization takes the address. */
async function mayEnter(
  triggers: SignUpTriggers,
  email: string,
  opened: OpenedInvitation,
): Promise<boolean> {
  try {
    await triggers.preSignUp({ email, ...opened });
    return true;
  } catch (error) {
    if (error instanceof GaitwayError && error.code === 'FORBIDDEN') return false;
    throw error;
  }
}

/**
 * Takes a proven address in. The record comes first: should the process die in between, the account is still
 * unconfirmed, and the same code finishes the work.
 */
export async function welcome(
  { triggers, within, now }: UserPoolParts,
  account: Pick<Account, 'id' | 'email' | 'given_name' | 'family_name'>,
  opened: OpenedInvitation,
): Promise<void> {
  await triggers.postConfirmation({
    ...opened,
    userId: account.id,
    email: account.email,
    givenName: account.given_name,
    familyName: account.family_name,
  });
  await within((tx) => confirmAccount(tx, account.id, now()));
}

/**
 * The names among the attributes. Nothing else may be written by the one who signs up; a group least of all.
 * @throws {CognitoError} NotAuthorizedException for any other attribute, InvalidParameterException for another email
 */
function writtenNames(
  attributes: readonly { readonly Name: string; readonly Value: string }[],
  email: string,
): Pick<Account, 'given_name' | 'family_name'> {
  const names = { given_name: '', family_name: '' };
  for (const { Name, Value } of attributes) {
    if (Name === 'given_name' || Name === 'family_name') names[Name] = Value;
    else if (Name !== 'email') {
      throw notAuthorized('A client attempted to write unauthorized attribute');
    } else if (Value.toLowerCase() !== email) {
      throw invalidParameter('The email attribute must be the username.');
    }
  }
  return names;
}
