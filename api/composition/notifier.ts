import type { Config } from '../config/config.ts';
import type { Mailer, Notifier, Pusher } from '../notifications/notifier.ts';
import type { OutboxNotifier } from '../notifications/outbox-notifier.ts';

/** Opens the configured notifier for mail and pushes. The outbox keeps what has no other adapter. */
export async function openNotifier(config: Config, outbox: OutboxNotifier): Promise<Notifier> {
  return { ...outbox, ...(await openMailer(config)), ...(await openPusher(config)) };
}

async function openMailer(config: Config): Promise<Mailer | undefined> {
  if (config.MAIL === 'outbox') return undefined;
  const { createSesNotifier } = await import('../notifications/ses-notifier.ts');
  return createSesNotifier({ from: config.MAIL_FROM! });
}

async function openPusher({ PUSH, ...config }: Config): Promise<Pusher | undefined> {
  if (PUSH === 'outbox') return undefined;
  const { createSnsNotifier } = await import('../notifications/sns-notifier.ts');
  return createSnsNotifier({
    applications: {
      ...(config.PUSH_APNS_ARN !== undefined && { APNS: config.PUSH_APNS_ARN }),
      ...(config.PUSH_FCM_ARN !== undefined && { FCM: config.PUSH_FCM_ARN }),
    },
  });
}
