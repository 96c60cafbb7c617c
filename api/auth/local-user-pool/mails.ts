import type { Mail } from '../../notifications/notifier.ts';
import { CognitoError } from './cognito-error.ts';
import type { UserPoolParts } from './user-pool-parts.ts';

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

/**
 * Mails only those who have an account, and nobody waits for it: a failure that shows, or the time that it takes, would
 * tell strangers who has one.
 */
export function deliverUnseen(parts: UserPoolParts, mail: Mail): void {
  deliver(parts, mail).catch(() => undefined); // it is in the log
}

/** Returns `CodeDeliveryDetails` with the masked name of the request, such as `j***@e***`. Never from an account. */
export function deliveredTo(username: string) {
  const [name = '', domain = ''] = username.toLowerCase().split('@');
  return {
    AttributeName: 'email',
    DeliveryMedium: 'EMAIL',
    Destination: `${name.slice(0, 1)}***@${domain.slice(0, 1)}***`,
  };
}
