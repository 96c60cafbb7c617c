import {
  CreatePlatformEndpointCommand,
  DeleteEndpointCommand,
  EndpointDisabledException,
  NotFoundException,
  PublishCommand,
  SetEndpointAttributesCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { type AwsClientBounds, awsClientSettings, isTransientAwsError } from '../aws-client.ts';
import type { PhonePlatform } from '../domain/phone.ts';
import { invalidInput, unavailable } from '../errors.ts';
import type { Push, Pusher } from './notifier.ts';

export interface SnsNotifierOptions {
  /** ARNs of the platform applications; a platform without one cannot be reached. */
  readonly applications: Readonly<Partial<Record<PhonePlatform, string>>>;
  readonly bounds?: AwsClientBounds;
}

/**
 * Sends pushes by Amazon SNS. A phone's address is the ARN of its endpoint. SNS cannot deduplicate, so a retry after a
 * lost response may send a push twice rather than never; the phone shows only one of them.
 */
export function createSnsNotifier({ applications, bounds }: SnsNotifierOptions): Pusher {
  const client = new SNSClient(awsClientSettings(bounds));

  return {
    async registerPhone({ platform, token }) {
      const application = applications[platform];
      if (application === undefined) {
        const message = `must be ${Object.keys(applications).join(' or ')}: no others are reached from here`;
        throw invalidInput({ field: 'platform', message });
      }
      const command = new CreatePlatformEndpointCommand({
        PlatformApplicationArn: application,
        Token: token,
      });
      const address = await client.send(command).then(
        ({ EndpointArn }) => EndpointArn!,
        (error: unknown) => {
          const existing = existingEndpoint(error);
          if (existing === undefined) throw explained(error);
          return existing;
        },
      );
      // SNS disables the endpoint of an unreachable phone. Its app is active again, so the endpoint is enabled.
      await client
        .send(
          new SetEndpointAttributesCommand({
            EndpointArn: address,
            Attributes: { Enabled: 'true', Token: token },
          }),
        )
        .catch((error: unknown) => {
          throw explained(error);
        });
      return address;
    },

    async sendPush(push) {
      try {
        await client.send(new PublishCommand(publicationOf(push)));
        return true;
      } catch (error) {
        if (isGone(error)) return false;
        throw explained(error);
      }
    },

    async forgetPhone(address) {
      await client
        .send(new DeleteEndpointCommand({ EndpointArn: address }))
        .catch((error: unknown) => {
          if (!isGone(error)) throw explained(error);
        });
    },
  };
}

/** What each service understands: https://docs.aws.amazon.com/sns/latest/dg/sns-send-custom-platform-specific-payloads-mobile-devices.html */
function publicationOf({ to, title, text, topic }: Push) {
  const [, service = ''] = /:endpoint\/(\w+)\//.exec(to) ?? [];
  const isApple = service.startsWith('APNS');
  const payload = isApple
    ? { aps: { alert: { title, body: text }, sound: 'default' }, topic }
    : {
        fcmV1Message: {
          message: {
            notification: { title, body: text },
            android: { collapse_key: topic, notification: { tag: topic } },
            data: { topic },
          },
        },
      };
  return {
    TargetArn: to,
    MessageStructure: 'json',
    Message: JSON.stringify({ default: text, [service]: JSON.stringify(payload) }),
    ...(isApple && {
      MessageAttributes: {
        'AWS.SNS.MOBILE.APNS.COLLAPSE_ID': { DataType: 'String', StringValue: topic },
        'AWS.SNS.MOBILE.APNS.PUSH_TYPE': { DataType: 'String', StringValue: 'alert' },
      },
    }),
  };
}

/** SNS rejects an endpoint that exists with other attributes, and returns its ARN only within the error message. */
function existingEndpoint(error: unknown): string | undefined {
  const message = error instanceof Error ? error.message : '';
  return /Endpoint (arn:\S+) already exists with the same Token/.exec(message)?.[1];
}

/** The app was removed, or the endpoint was deleted. */
const isGone = (error: unknown): boolean =>
  error instanceof EndpointDisabledException ||
  error instanceof NotFoundException ||
  (error instanceof Error && /No endpoint found for the target arn/.test(error.message));

/** Omits SNS's message and the error as a cause, because they contain tokens. */
function explained(error: unknown): Error {
  const name = error instanceof Error ? error.name : 'unknown';
  if (isTransientAwsError(error)) {
    return unavailable('Phones cannot be reached right now. Try again in a minute.');
  }
  if (error instanceof Error && /^Invalid parameter: Token\b/.test(error.message)) {
    const message = 'must be what the phone’s app was given; the push service refuses this one';
    return invalidInput({ field: 'token', message });
  }
  return new Error(`SNS rejected the call (${name})`);
}
