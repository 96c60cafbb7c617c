import type { Message } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { parseJson } from '../domain/parse-json.ts';
import { isInboxRecording } from './inbox-source.ts';

/** What S3 sends: changes of objects, or once a test message when the queue is configured. */
const notification = z.union([
  z.object({
    Records: z.array(
      z.object({
        eventName: z.string(),
        s3: z.object({ object: z.object({ key: z.string().min(1) }) }),
      }),
    ),
  }),
  z.object({ Event: z.literal('s3:TestEvent') }).transform(() => ({ Records: [] })),
]);

/**
 * Returns the object keys of the recordings in a message, without duplicates.
 * @throws {z.ZodError | SyntaxError} when the message is not an S3 notification
 */
export function keysIn({ Body = '' }: Message): Set<string> {
  const { Records } = notification.parse(parseJson(Body));
  const keys = Records.filter(({ eventName }) => eventName.startsWith('ObjectCreated:')).map(
    ({ s3 }) => decodeURIComponent(s3.object.key.replaceAll('+', ' ')), // encoded like a form
  );
  return new Set(keys.filter(isInboxRecording));
}
