import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { keysIn } from './inbox-message.ts';
import type { DeadLetter, InboxSource } from './inbox-source.ts';

/** The most messages that SQS returns at a time. */
const BATCH = 10;

/** Reads messages of a dead-letter queue without removing them. */
export async function readDeadLetters(
  client: SQSClient,
  queueUrl: string,
): ReturnType<InboxSource['deadLetters']> {
  const QueueUrl = await deadLetterQueueUrl(client, queueUrl);
  if (QueueUrl === undefined) return { count: 0, letters: [] };
  const [{ Attributes }, { Messages = [] }] = await Promise.all([
    client.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages'],
      }),
    ),
    client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: BATCH,
        VisibilityTimeout: 0, // only looked at
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    ),
  ]);
  return {
    count: Number(Attributes?.ApproximateNumberOfMessages ?? 0),
    letters: Messages.map(letterOf),
  };
}

const redrivePolicy = z.object({ deadLetterTargetArn: z.string() });

async function deadLetterQueueUrl(
  client: SQSClient,
  QueueUrl: string,
): Promise<string | undefined> {
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['RedrivePolicy'] }),
  );
  const policy = Attributes?.RedrivePolicy;
  if (policy === undefined) return undefined;
  const { deadLetterTargetArn } = redrivePolicy.parse(JSON.parse(policy));
  const [QueueOwnerAWSAccountId, QueueName] = deadLetterTargetArn.split(':').slice(-2);
  const found = await client.send(new GetQueueUrlCommand({ QueueName, QueueOwnerAWSAccountId }));
  return found.QueueUrl;
}

function letterOf(message: Message): DeadLetter {
  return {
    id: message.MessageId!,
    keys: readableKeys(message),
    sentAt: new Date(Number(message.Attributes?.SentTimestamp)),
  };
}

function readableKeys(message: Message): string[] {
  try {
    return [...keysIn(message)];
  } catch {
    return [];
  }
}
