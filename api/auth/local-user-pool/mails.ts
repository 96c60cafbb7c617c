import type { Mail } from '../../notifications/notifier.ts';
import { CognitoError } from './cognito-error.ts';
import type { UserPoolParts } from './user-pool-parts.ts';

export const confirmationMail = (to: string, code: string): Mail => ({
  to,
  subject: 'Your Gaitway confirmation code',
  text: `Your confirmation code is ${code}.\n\nIt is good for 24 hours. If you did not sign up, you need not do anything.`,
});

export const passwordResetMail = (to: string, code: string): Mail => ({
  to,
  subject: 'Your Gaitway password reset code',
  text: `Your code for a new password is ${code}.\n\nIt is good for one hour. If you did not ask for it, your password stays as it is.`,
});

/** Who signs up once more learns it here; on the page, a stranger would learn who has an account. */
export const alreadySignedUpMail = (to: string): Mail => ({
  to,
  subject: 'You have a Gaitway account already',
  text: 'Somebody signed up with your address, which has an account. If it was you, sign in, or ask for a new password there. If not, you need not do anything.',
});

/**
 * Mails somebody who waits for it. Codes are kept as digests alone, so that no job could send one later: whoever is told
 * that it failed asks for another one.
 * @throws {CognitoError} CodeDeliveryFailureException
 */
export async function deliver({ notifier, log }: UserPoolParts, mail: Mail): Promise<void> {
  try {
    await notifier.sendMail(mail);
  } catch (error) {
    log.warn({ err: error }, 'a code was not mailed');
    throw new CognitoError('CodeDeliveryFailureException', 'The code could not be mailed.');
  }
}

/** The same where only those with an account are mailed: a failure that shows would tell strangers who has one. */
export const deliverUnseen = (parts: UserPoolParts, mail: Mail): Promise<void> =>
  deliver(parts, mail).catch(() => undefined);

/** Where a code went, such as `j***@e***`: the `CodeDeliveryDetails` of an answer. */
export function deliveredTo(email: string) {
  const [name = '', domain = ''] = email.split('@');
  return {
    AttributeName: 'email',
    DeliveryMedium: 'EMAIL',
    Destination: `${name.slice(0, 1)}***@${domain.slice(0, 1)}***`,
  };
}
