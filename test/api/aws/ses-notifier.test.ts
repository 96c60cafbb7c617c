import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Mailer } from '../../../api/notifications/notifier.ts';
import { createSesNotifier } from '../../../api/notifications/ses-notifier.ts';
import { awsEnvironment } from '../../support/aws/aws-environment.ts';
import {
  type Fault,
  type FaultyEndpoint,
  refuse,
  resetAfter,
  resetBefore,
  stall,
  startFaultyEndpoint,
} from '../../support/aws/faulty-endpoint.ts';
import { type SesEndpoint, startSes } from '../../support/aws/ses.ts';

const FROM = 'Gaitway <no-reply@example.org>';
const mail = { to: 'ada@example.org', subject: 'Grüße', text: 'Your code is 123456.' };
const throttle = refuse(429, '{}', { 'x-amzn-errortype': 'TooManyRequestsException' });

let ses: SesEndpoint;
let wire: FaultyEndpoint;
let notifier: Mailer;

beforeAll(async () => {
  ses = await startSes();
  wire = await startFaultyEndpoint(ses.url);
  awsEnvironment({ AWS_ENDPOINT_URL_SESV2: wire.url });
  notifier = createSesNotifier({ from: FROM, bounds: { maxAttempts: 2, timeoutMs: 500 } });
});
afterEach(() => wire.reset());
afterAll(async () => {
  await wire.close();
  await ses.close();
});

const refusal = (name: string, status = 400) =>
  refuse(status, `{"message":"ada@example.org is not verified"}`, { 'x-amzn-errortype': name });

/** The outcome of sending it. */
const outcome = () =>
  notifier.sendMail(mail).then(
    () => 'sent',
    (error: unknown) => error as Error & { code?: string },
  );

describe('mail by SES', () => {
  it('is sent unchanged', async () => {
    await notifier.sendMail(mail);
    expect(ses.mails.at(-1)).toEqual({ from: FROM, ...mail });
  });

  it.each<[string, Fault]>([
    ['a throttle', throttle],
    ['a server error', refuse(500)],
    ['a reset', resetBefore],
    ['a stall', stall],
  ])('goes through %s, once', async (_name, fault) => {
    const before = ses.mails.length;
    wire.script([fault]);
    expect(await outcome()).toBe('sent');
    expect(ses.mails).toHaveLength(before + 1);
  });

  it('is sent twice rather than never when a response is lost', async () => {
    const before = ses.mails.length;
    wire.script([resetAfter]);
    expect(await outcome()).toBe('sent');
    expect(ses.mails).toHaveLength(before + 2);
  });

  it('may be retried when the fault lasts', async () => {
    wire.script([throttle, throttle]);
    expect(await outcome()).toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('is not retried for an address that rejects it', async () => {
    const sending = notifier.sendMail({ ...mail, to: 'gone@bounce.example' });
    await expect(sending).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ field: 'email' }],
    });
    expect(wire.requests).toHaveLength(1);
  });

  it.each(['MessageRejected', 'SendingPausedException', 'MailFromDomainNotVerifiedException'])(
    'fails with %s without personal data',
    async (name) => {
      wire.script([refusal(name)]);
      const error = await outcome();
      expect(error).toBeInstanceOf(Error);
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('ada@');
    },
  );
});
