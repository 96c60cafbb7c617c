import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Phone, Pusher } from '../../api/notifications/notifier.ts';
import {
  createOutboxNotifier,
  type OutboxNotifier,
} from '../../api/notifications/outbox-notifier.ts';
import { createSnsNotifier } from '../../api/notifications/sns-notifier.ts';
import { awsEnvironment } from '../support/aws/aws-environment.ts';
import {
  type Fault,
  type FaultyEndpoint,
  refuse,
  resetAfter,
  resetBefore,
  stall,
  startFaultyEndpoint,
  truncate,
} from '../support/aws/faulty-endpoint.ts';
import { APPLICATIONS, type SnsEndpoint, startSns } from '../support/aws/sns.ts';
import { openMigratedDatabase } from '../support/migrated-database.ts';

const words = { title: 'Un résultat', text: 'Ouvrez l’application.', topic: 'score-ready' };
const iPhone: Phone = { platform: 'APNS', token: '1f00aa' };
const android: Phone = { platform: 'FCM', token: 'fcm:APA91b-x' };

let database: Awaited<ReturnType<typeof openMigratedDatabase>>;
let outbox: OutboxNotifier;
let sns: SnsEndpoint;
let wire: FaultyEndpoint;
let pusher: Pusher;

beforeAll(async () => {
  database = await openMigratedDatabase();
  outbox = createOutboxNotifier({ database: database.database, now: () => new Date() });
  sns = await startSns();
  wire = await startFaultyEndpoint(sns.url);
  awsEnvironment({ AWS_ENDPOINT_URL_SNS: wire.url });
  pusher = openSns(APPLICATIONS);
});
afterEach(() => wire.reset());
afterAll(async () => {
  delete process.env['AWS_ENDPOINT_URL_SNS'];
  await wire.close();
  await sns.close();
  await database.remove();
});

const openSns = (applications: Readonly<Partial<typeof APPLICATIONS>>) =>
  createSnsNotifier({ applications, bounds: { maxAttempts: 2, timeoutMs: 500 } });

/** The delivered notifications, newest last. */
interface Outcome {
  readonly to: string;
  readonly title: string;
  readonly text: string;
}

const BOTH = [
  {
    name: 'the development outbox',
    open: () => outbox as Pusher,
    sent: async (): Promise<Outcome[]> =>
      (await outbox.messages())
        .filter(({ kind }) => kind === 'push')
        .map(({ to, subject, text }) => ({ to, title: subject, text }))
        .reverse(),
  },
  {
    name: 'Amazon SNS',
    open: () => pusher,
    sent: async (): Promise<Outcome[]> => sns.pushes.map(({ topic: _, ...push }) => push),
  },
] as const;

describe.each(BOTH)('push notifications by $name', ({ open, sent }) => {
  it.each([iPhone, android])('reach a phone of $platform unchanged', async (phone) => {
    const to = await open().registerPhone(phone);
    expect(await open().sendPush({ ...words, to })).toBe(true);
    const { title, text } = words;
    expect((await sent()).at(-1)).toEqual({ to, title, text });
  });

  it('recognise a phone, and distinguish two phones', async () => {
    const [first, again, other] = [
      await open().registerPhone(iPhone),
      await open().registerPhone(iPhone),
      await open().registerPhone({ ...iPhone, token: '1f00bb' }),
    ];
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('forget a phone, idempotently', async () => {
    const address = await open().registerPhone({ platform: 'APNS', token: 'dead' });
    await open().forgetPhone(address);
    await open().forgetPhone(address);
    expect(sns.addresses).not.toContain(address);
  });
});

describe('push notifications by SNS', () => {
  it('replace an earlier notification of the same topic', async () => {
    for (const phone of [iPhone, android]) {
      await pusher.sendPush({ ...words, to: await pusher.registerPhone(phone) });
      expect(sns.pushes.at(-1)).toMatchObject({ topic: 'score-ready' });
    }
  });

  it('report a removed app, and reach the phone again once it is back', async () => {
    const to = await pusher.registerPhone(iPhone);
    sns.disable(to);
    expect(await pusher.sendPush({ ...words, to })).toBe(false);
    expect(await pusher.registerPhone(iPhone)).toBe(to);
    expect(await pusher.sendPush({ ...words, to })).toBe(true);
    await pusher.forgetPhone(to);
    expect(await pusher.sendPush({ ...words, to })).toBe(false);
  });

  it('name the invalid field', async () => {
    await expect(
      pusher.registerPhone({ platform: 'APNS', token: 'no hexadecimal' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', problems: [{ field: 'token' }] });
    await expect(openSns({ FCM: APPLICATIONS.FCM }).registerPhone(iPhone)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ field: 'platform', message: expect.stringMatching(/^must be FCM/) as string }],
    });
  });
});

const throttle = refuse(429, errorOf('Throttled'));
const operation = (name: string) => (request: { readonly body: Buffer }) =>
  request.body.toString().includes(`Action=${name}`);

describe('a push notification with network faults', () => {
  it.each<[string, Fault]>([
    ['a throttle', throttle],
    ['a server error', refuse(500, errorOf('InternalError'))],
    ['a reset', resetBefore],
    ['a stall', stall],
  ])('goes through %s, once', async (_name, fault) => {
    const to = await pusher.registerPhone(iPhone);
    const before = sns.pushes.length;
    wire.script([fault], operation('Publish'));
    expect(await pusher.sendPush({ ...words, to })).toBe(true);
    expect(sns.pushes).toHaveLength(before + 1);
  });

  it.each<[string, Fault]>([
    ['is lost', resetAfter],
    ['is torn', truncate(20)],
  ])('is rather sent twice than never, when the answer %s', async (_name, fault) => {
    const to = await pusher.registerPhone(iPhone);
    const before = sns.pushes.length;
    wire.script([fault], operation('Publish'));
    expect(await pusher.sendPush({ ...words, to })).toBe(true);
    expect(sns.pushes).toHaveLength(before + 2);
  });

  it('may be retried when the fault lasts, and reveals no token', async () => {
    const phone = { ...iPhone, token: 'beef' };
    wire.script([throttle, throttle]);
    await expect(pusher.registerPhone(phone)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    wire.script([refuse(403, errorOf('AuthorizationError', 'no right to beef'))]);
    const failure = await pusher.registerPhone(phone).catch((error: unknown) => error as Error);
    expect(failure).toMatchObject({
      message: 'SNS rejected the call (AuthorizationErrorException)',
    });
  });
});

function errorOf(code: string, message = ''): string {
  return `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
}
