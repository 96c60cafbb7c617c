import { createHash, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { answer, type Endpoint, readWireRequest, startEndpoint } from './http-endpoint.ts';

export interface QueueOptions {
  readonly name: string;
  /** Destination of messages that were received this often and not deleted. */
  readonly redrive?: { readonly deadLetterQueue: string; readonly maxReceiveCount: number };
}

export interface SqsEndpoint extends Endpoint {
  queueUrl(name: string): string;
  send(name: string, body: string): void;
  /** All messages of the queue, visible or not. */
  bodies(name: string): readonly string[];
  /** Makes every received message visible again, as if its timeout had passed. */
  expire(name: string): void;
}

interface Message {
  readonly id: string;
  readonly body: string;
  readonly sentAtMs: number;
  receiptHandle: string;
  receiveCount: number;
  visibleAtMs: number;
}

interface Queue extends QueueOptions {
  messages: Message[];
}

const ACCOUNT = '000000000000';
const arnOf = (name: string) => `arn:aws:sqs:eu-central-1:${ACCOUNT}:${name}`;
const md5 = (text: string) => createHash('md5').update(text).digest('hex');

class SqsError extends Error {}

/** SQS on this machine (its JSON protocol): long polls, visibility, receive counts and dead-letter queues. */
export async function startSqs({
  queues: options,
  port,
}: {
  readonly queues: readonly QueueOptions[];
  readonly port?: number;
}): Promise<SqsEndpoint> {
  const queues = new Map<string, Queue>(
    options.map((queue) => [queue.name, { ...queue, messages: [] }]),
  );
  /** Long polls, which check again after each change. */
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of [...waiting]) look();
  };

  function queueOf(name: string): Queue {
    const queue = queues.get(name);
    if (queue === undefined) throw new SqsError('QueueDoesNotExist');
    return queue;
  }

  function add(name: string, body: string): Message {
    const sentAtMs = Date.now();
    const id = randomUUID();
    const message = { id, body, sentAtMs, receiptHandle: '', receiveCount: 0, visibleAtMs: 0 };
    queueOf(name).messages.push(message);
    wake();
    return message;
  }

  /** Returns visible messages, and moves messages that were received too often to the dead-letter queue. */
  function take(queue: Queue, most: number, visibilitySeconds: number): Message[] {
    const { redrive } = queue;
    const visible = queue.messages.filter(({ visibleAtMs }) => visibleAtMs <= Date.now());
    const dead = visible.filter(
      ({ receiveCount }) => receiveCount >= (redrive?.maxReceiveCount ?? Infinity),
    );
    for (const message of dead) {
      drop(queue, message);
      queueOf(redrive!.deadLetterQueue).messages.push({ ...message, visibleAtMs: 0 });
    }
    const taken = visible.filter((message) => !dead.includes(message)).slice(0, most);
    for (const message of taken) {
      message.receiveCount++;
      message.receiptHandle = randomUUID();
      message.visibleAtMs = Date.now() + visibilitySeconds * 1000;
    }
    return taken;
  }

  const drop = (queue: Queue, message: Message) => {
    queue.messages = queue.messages.filter((other) => other !== message);
  };

  /** Resolves with the available messages, at the latest when the wait is over or the client has disconnected. */
  const receive = (queue: Queue, input: Input, response: ServerResponse) =>
    new Promise<Message[]>((resolve) => {
      const { MaxNumberOfMessages = 1, VisibilityTimeout = 30, WaitTimeSeconds = 0 } = input;
      let timer: NodeJS.Timeout | undefined;
      const finish = (messages: Message[]) => {
        waiting.delete(look);
        clearTimeout(timer);
        resolve(messages);
      };
      const look = () => {
        const messages = take(queue, MaxNumberOfMessages, VisibilityTimeout);
        if (messages.length > 0) finish(messages);
      };
      response.once('close', () => finish([]));
      look();
      if (WaitTimeSeconds === 0) finish([]);
      else {
        waiting.add(look);
        timer = setTimeout(() => finish([]), WaitTimeSeconds * 1000);
      }
    });

  async function run(operation: string, input: Input, response: ServerResponse): Promise<object> {
    const queue = queueOf(input.QueueUrl?.split('/').at(-1) ?? input.QueueName ?? '');
    const held = (handle: string) =>
      queue.messages.find(({ receiptHandle }) => receiptHandle === handle);
    switch (operation) {
      case 'GetQueueUrl':
        return { QueueUrl: `http://${response.req.headers.host}/${ACCOUNT}/${queue.name}` };
      case 'GetQueueAttributes':
        return { Attributes: attributesOf(queue) };
      case 'SendMessage': {
        const { id, body } = add(queue.name, input.MessageBody ?? '');
        return { MessageId: id, MD5OfMessageBody: md5(body) };
      }
      case 'ReceiveMessage':
        return { Messages: (await receive(queue, input, response)).map(received) };
      case 'DeleteMessage': {
        const message = held(input.ReceiptHandle ?? '');
        if (message) drop(queue, message);
        return {};
      }
      case 'DeleteMessageBatch': {
        for (const { ReceiptHandle } of input.Entries ?? []) {
          const message = held(ReceiptHandle);
          if (message) drop(queue, message);
        }
        return { Successful: (input.Entries ?? []).map(({ Id }) => ({ Id })), Failed: [] };
      }
      case 'ChangeMessageVisibilityBatch': {
        for (const { ReceiptHandle, VisibilityTimeout = 0 } of input.Entries ?? []) {
          const message = held(ReceiptHandle);
          if (message) message.visibleAtMs = Date.now() + VisibilityTimeout * 1000;
        }
        wake();
        return { Successful: (input.Entries ?? []).map(({ Id }) => ({ Id })), Failed: [] };
      }
      default:
        throw new SqsError('UnsupportedOperation');
    }
  }

  const endpoint = await startEndpoint((incoming, response) => {
    const reply = (status: number, content: object) =>
      answer(response, {
        status,
        headers: { 'content-type': 'application/x-amz-json-1.0' },
        body: Buffer.from(JSON.stringify(content)),
      });
    readWireRequest(incoming)
      .then(({ headers, body }) => {
        const operation = String(headers['x-amz-target']).replace('AmazonSQS.', '');
        return run(operation, JSON.parse(body.toString()) as Input, response);
      })
      .then(
        (content) => reply(200, content),
        (error: Error) => {
          if (!(error instanceof SqsError)) return void response.destroy();
          reply(400, { __type: `com.amazonaws.sqs#${error.message}`, message: error.message });
        },
      );
  }, port);
  const queueUrl = (name: string) => `${endpoint.url}/${ACCOUNT}/${name}`;

  return {
    ...endpoint,
    queueUrl,
    send: (name, body) => void add(name, body),
    bodies: (name) => queueOf(name).messages.map(({ body }) => body),
    expire(name) {
      for (const message of queueOf(name).messages) message.visibleAtMs = 0;
      wake();
    },
  };
}

/** The input members that this server reads. */
interface Input {
  readonly QueueUrl?: string;
  readonly QueueName?: string;
  readonly MessageBody?: string;
  readonly MaxNumberOfMessages?: number;
  readonly VisibilityTimeout?: number;
  readonly WaitTimeSeconds?: number;
  readonly ReceiptHandle?: string;
  readonly Entries?: readonly {
    readonly Id: string;
    readonly ReceiptHandle: string;
    readonly VisibilityTimeout?: number;
  }[];
}

function attributesOf({ name, redrive, messages }: Queue): Record<string, string> {
  const policy = redrive && {
    deadLetterTargetArn: arnOf(redrive.deadLetterQueue),
    maxReceiveCount: redrive.maxReceiveCount,
  };
  return {
    QueueArn: arnOf(name),
    ApproximateNumberOfMessages: String(messages.length),
    ...(policy && { RedrivePolicy: JSON.stringify(policy) }),
  };
}

const received = ({ id, body, receiptHandle, receiveCount, sentAtMs }: Message) => ({
  MessageId: id,
  ReceiptHandle: receiptHandle,
  Body: body,
  MD5OfBody: md5(body),
  Attributes: { ApproximateReceiveCount: String(receiveCount), SentTimestamp: String(sentAtMs) },
});
