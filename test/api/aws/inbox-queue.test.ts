import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../api/log.ts';
import { createInboxQueue } from '../../../api/storage/inbox-queue.ts';
import type { InboxSource } from '../../../api/storage/inbox-source.ts';
import { awsEnvironment } from '../../support/aws/aws-environment.ts';
import {
  duplicate,
  type FaultyEndpoint,
  refuse,
  resetAfter,
  resetBefore,
  startFaultyEndpoint,
  truncate,
} from '../../support/aws/faulty-endpoint.ts';
import { deferred } from '../../support/deferred.ts';
import { type SqsEndpoint, startSqs } from '../../support/aws/sqs.ts';

const log = createLog('silent');
const KEY = 'inbox/ca-central-1:2f20/sit to stand+1.json';

/** The format of S3: keys are form-encoded. */
const eventOf = (key: string, eventName = 'ObjectCreated:Put') => ({
  eventName,
  s3: { object: { key: encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/') } },
});
const message = (...records: object[]) => JSON.stringify({ Records: records });

let sqs: SqsEndpoint;
let wire: FaultyEndpoint;
let source: InboxSource;
let announced: string[];
/** Handles an announcement; a test may replace it. */
let announce: (key: string) => Promise<void>;

const follow = (queue: string) =>
  createInboxQueue({
    queueUrl: sqs.queueUrl(queue).replace(sqs.url, wire.url),
    announce: (key) => announce(key),
    log,
    visibilitySeconds: 1,
  });

beforeEach(async () => {
  sqs = await startSqs({
    queues: [
      { name: 'inbox', redrive: { deadLetterQueue: 'inbox-dead', maxReceiveCount: 2 } },
      { name: 'inbox-dead' },
      { name: 'steady' },
    ],
  });
  wire = await startFaultyEndpoint(sqs.url);
  awsEnvironment({ AWS_ENDPOINT_URL_SQS: wire.url });
  announced = [];
  announce = async (key) => void announced.push(key);
  source = follow('inbox');
});
afterEach(async () => {
  await source.stop();
  await wire.close();
  await sqs.close();
});
afterAll(() => {
  delete process.env['AWS_ENDPOINT_URL_SQS'];
});

const empty = (queue = 'inbox') => expect.poll(() => sqs.bodies(queue)).toEqual([]);
const operations = () =>
  wire.requests.map(({ headers }) => String(headers['x-amz-target']).replace('AmazonSQS.', ''));

describe('the inbox queue', () => {
  it('announces new objects in the inbox, and deletes handled messages', async () => {
    source.start();
    sqs.send('inbox', message(eventOf(KEY), eventOf('inbox/two.json', 'ObjectCreated:Copy')));
    await empty();
    expect(announced).toEqual([KEY, 'inbox/two.json']);
  });

  it('skips messages that are not about a new recording', async () => {
    sqs.send('inbox', JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent' }));
    sqs.send('inbox', message(eventOf('inbox/gone.json', 'ObjectRemoved:Delete')));
    sqs.send('inbox', message(eventOf('inbox/rejected/torn.json')));
    sqs.send('inbox', message(eventOf('csv_data/one.csv'), eventOf('inbox/notes.txt')));
    source.start();
    await empty();
    expect(announced).toEqual([]);
  });

  it('keeps the failed messages of a batch, and deletes the others', async () => {
    announce = async (key) => {
      if (key === 'inbox/2.json') throw new Error('the database is away');
      announced.push(key);
    };
    for (const name of [1, 2, 3]) sqs.send('inbox', message(eventOf(`inbox/${name}.json`)));
    source.start();
    await expect.poll(() => sqs.bodies('inbox')).toEqual([message(eventOf('inbox/2.json'))]);
    expect(announced.toSorted()).toEqual(['inbox/1.json', 'inbox/3.json']);

    announce = async (key) => void announced.push(key);
    sqs.expire('inbox');
    await empty();
    expect(announced).toHaveLength(3);
  });

  it('leaves permanently failing messages to the dead-letter queue, and shows them', async () => {
    announce = () => Promise.reject(new Error('no such place'));
    sqs.send('inbox', 'no event at all');
    sqs.send('inbox', message(eventOf(KEY)));
    source.start();
    await expect
      .poll(() => {
        sqs.expire('inbox');
        return sqs.bodies('inbox-dead');
      })
      .toHaveLength(2);
    const { count, letters } = await source.deadLetters();
    expect(count).toBe(2);
    expect(letters.map(({ keys }) => keys)).toEqual(expect.arrayContaining([[], [KEY]]));
    expect(letters[0]!.sentAt.getTime()).toBeCloseTo(Date.now(), -5);
    expect((await source.deadLetters()).letters).toHaveLength(2); // reading removes nothing
  });

  it('keeps a message invisible while it works on it', async () => {
    const begun = deferred();
    const finish = deferred();
    announce = async (key) => {
      announced.push(key);
      begun.resolve();
      await finish.promise;
    };
    source.start();
    sqs.send('inbox', message(eventOf(KEY)));
    await begun.promise;
    await expect.poll(operations).toContain('ChangeMessageVisibilityBatch');
    finish.resolve();
    await empty();
    expect(announced).toEqual([KEY]);
  });

  it('finishes the messages in progress when it stops', async () => {
    const begun = deferred();
    const finish = deferred();
    announce = async (key) => {
      begun.resolve();
      await finish.promise;
      announced.push(key);
    };
    source.start();
    sqs.send('inbox', message(eventOf(KEY)));
    await begun.promise;
    const stopped = source.stop();
    finish.resolve();
    await stopped;
    expect(announced).toEqual([KEY]);
    expect(sqs.bodies('inbox')).toEqual([]);
  });

  it('continues after throttles, errors, resets and duplicates', async () => {
    const isReceive = ({ headers }: { headers: object }) =>
      JSON.stringify(headers).includes('ReceiveMessage');
    const throttle = refuse(400, '{"__type":"com.amazonaws.sqs#RequestThrottled"}');
    wire.script([throttle, refuse(500), resetBefore, truncate(20)], isReceive);
    wire.script([resetAfter, duplicate], ({ headers }) =>
      String(headers['x-amz-target']).endsWith('DeleteMessageBatch'),
    );
    source = follow('steady');
    source.start();
    sqs.send('steady', message(eventOf(KEY)));
    const left = () => {
      sqs.expire('steady'); // the messages of an interrupted response
      return sqs.bodies('steady');
    };
    await expect.poll(left).toEqual([]);
    expect(new Set(announced)).toEqual(new Set([KEY]));
  });
});
