import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { type AwsClientBounds, awsClientSettings, isTransientAwsError } from '../aws-client.ts';
import { invalidInput, unavailable } from '../errors.ts';
import type { Mailer } from './notifier.ts';

export interface SesNotifierOptions {
  /** An address of an identity that is verified, with or without a name. */
  readonly from: string;
  readonly bounds?: AwsClientBounds;
}

/** The address is wrong, or on the list of those that mail came back from. */
const REFUSED = new Set(['MessageRejected', 'BadRequestException']);

/**
 * Sends mail by Amazon SES, which has no way to say "this one again": after an answer that was lost on its way back a mail
 * is sent twice rather than never.
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

/** Never what SES says, nor the error as a cause: they hold addresses. */
function explained(error: unknown): Error {
  const name = error instanceof Error ? error.name : 'unknown';
  if (isTransientAwsError(error)) {
    return unavailable('Mail cannot be sent right now. Try again in a minute.');
  }
  if (REFUSED.has(name)) {
    const message = 'must be an address that takes mail; the mail service refuses this one';
    return invalidInput({ field: 'email', message });
  }
  return new Error(`SES sends no mail (${name})`);
}
