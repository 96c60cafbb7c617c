import { setTimeout as pause } from 'node:timers/promises';
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { awsClientSettings } from '../aws-client.ts';
import type { Log } from '../log.ts';
import { readDeadLetters } from './inbox-dead-letters.ts';
import { keysIn } from './inbox-message.ts';
import type { InboxSource } from './inbox-source.ts';

/** The most messages that SQS returns at a time. */
const BATCH = 10;
/** The longest poll that SQS allows: an empty queue costs three requests a minute. */
const WAIT_SECONDS = 20;
const LONGEST_PAUSE_MS = 60_000;

export interface InboxQueueOptions {
  readonly queueUrl: string;
  readonly announce: (key: string) => Promise<void>;
  readonly log: Log;
  /** How long SQS hides a message from other consumers while it is processed. Renewed at half of that time. */
  readonly visibilitySeconds?: number;
}

/**
 * Follows the events of a bucket on an SQS queue. A message is deleted once all of its objects have been announced,
 * which is durable. SQS delivers a failed message again, and moves it to the dead-letter queue after the queue's
 * `maxReceiveCount`. Announcing is idempotent. An object that no longer exists is skipped.
 */
export function createInboxQueue(options: InboxQueueOptions): InboxSource {
  const { queueUrl: QueueUrl, announce, log, visibilitySeconds = 60 } = options;
  const timeoutMs = (WAIT_SECONDS + 10) * 1000; // a response may take as long as the poll
  const client = new SQSClient(awsClientSettings({ maxAttempts: 4, timeoutMs }));
  const stopping = new AbortController();
  let following = Promise.resolve();

  async function follow(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const taken = await takeBatch().catch((error: unknown) => {
        if (!stopping.signal.aborted) log.warn({ err: error }, 'cannot follow the inbox queue');
        return false;
      });
      failures = taken ? 0 : failures + 1;
      if (failures > 0) await rest(Math.min(2 ** failures * 100, LONGEST_PAUSE_MS));
    }
  }

  /** Receives one batch. Returns whether to receive the next one immediately. */
  async function takeBatch(): Promise<boolean> {
    const { Messages: messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: BATCH,
        WaitTimeSeconds: WAIT_SECONDS,
        VisibilityTimeout: visibilitySeconds,
      }),
      { abortSignal: stopping.signal },
    );
    const open = new Set(messages);
    const renewing = setInterval(() => {
      renew([...open]).catch((error: unknown) => log.warn({ err: error }, 'cannot keep messages'));
    }, visibilitySeconds * 500);
    try {
      const outcomes = await Promise.all(
        messages.map(async (message) => {
          const isDone = await take(message);
          if (!isDone) open.delete(message); // delivered again after the visibility timeout
          return isDone;
        }),
      );
      const done = messages.filter((_, index) => outcomes[index]);
      if (done.length > 0) await remove(done);
      return done.length === messages.length;
    } finally {
      clearInterval(renewing);
    }
  }

  async function take(message: Message): Promise<boolean> {
    try {
      for (const key of keysIn(message)) await announce(key);
      return true;
    } catch (error) {
      // Its body is not logged, because it may name a person.
      const reason = error instanceof z.ZodError ? 'it is no event of a bucket' : error;
      log.warn({ messageId: message.MessageId, err: reason }, 'an inbox message failed');
      return false;
    }
  }

  async function remove(messages: readonly Message[]): Promise<void> {
    const { Failed = [] } = await client.send(
      new DeleteMessageBatchCommand({ QueueUrl, Entries: messages.map(entryOf) }),
    );
    // SQS delivers them again. Announcing is idempotent.
    if (Failed.length > 0) log.warn({ count: Failed.length }, 'messages were not deleted');
  }

  async function renew(messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) return;
    const Entries = messages.map((message, index) => ({
      ...entryOf(message, index),
      VisibilityTimeout: visibilitySeconds,
    }));
    await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  }

  const rest = (ms: number) => pause(ms, undefined, { signal: stopping.signal }).catch(() => {});

  return {
    start() {
      following = follow();
    },

    deadLetters: () => readDeadLetters(client, QueueUrl),

    async stop() {
      stopping.abort();
      await following;
      client.destroy();
    },
  };
}

const entryOf = ({ ReceiptHandle }: Message, index: number) => ({
  Id: String(index),
  ReceiptHandle: ReceiptHandle!,
});
