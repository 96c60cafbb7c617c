import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { type AwsClientBounds, awsClientSettings, isTransientAwsError } from '../aws-client.ts';
import { invalidInput, unavailable } from '../errors.ts';
import type { Mailer } from './notifier.ts';

export interface SesNotifierOptions {
  /** An address of an identity that is verified, with or without a name. */
  readonly from: string;
  readonly bounds?: AwsClientBounds;
}

/** The address is invalid, or on the suppression list because earlier mail bounced. */
const REFUSED = new Set(['MessageRejected', 'BadRequestException']);

/**
 * Sends mail by Amazon SES. SES cannot deduplicate, so a retry after a lost response may send a mail twice rather
 * than never.
 */
export function createSesNotifier({ from, bounds }: SesNotifierOptions): Mailer {
  const client = new SESv2Client(awsClientSettings(bounds));
  return {
    async sendMail({ to, subject, text }) {
      const command = new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: { Data: subject, Charset: 'UTF-8' },
            Body: { Text: { Data: text, Charset: 'UTF-8' } },
          },
        },
      });
      await client.send(command).catch((error: unknown) => {
        throw explained(error);
      });
    },
  };
}

/** Omits SES's message and the error as a cause, because they contain addresses. */
function explained(error: unknown): Error {
  const name = error instanceof Error ? error.name : 'unknown';
  if (isTransientAwsError(error)) {
    return unavailable('Mail cannot be sent right now. Try again in a minute.');
  }
  if (REFUSED.has(name)) {
    const message = 'must be an address that accepts mail; the mail service rejects this one';
    return invalidInput({ field: 'email', message });
  }
  return new Error(`SES did not send a mail (${name})`);
}
