import type { GraphQLFormattedError } from 'graphql';
import { z } from 'zod';

/**
 * The realtime protocol of AWS AppSync, as Amplify speaks it:
 * https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export const APPSYNC_PROTOCOL = 'graphql-ws';

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('must be JSON');
    return z.NEVER;
  }
});

/** A subscription id is the client's own; it comes back in every message about it. */
const id = z.string().min(1).max(128);

const startSchema = z.object({
  type: z.literal('start'),
  id,
  payload: z.object({
    /** JSON inside of JSON. */
    data: json.pipe(
      z.object({
        query: z.string(),
        operationName: z.string().nullish(),
        variables: z.record(z.string(), z.unknown()).nullish(),
      }),
    ),
    extensions: z.object({ authorization: z.record(z.string(), z.unknown()) }).optional(),
  }),
});

const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connection_init') }),
  startSchema,
  z.object({ type: z.literal('stop'), id }),
]);

export type StartMessage = z.output<typeof startSchema>;

const TYPES = messageSchema.options.map(({ shape }) => shape.type.value as string);

/** A message; `unknown` when its type is none of the protocol's, `malformed` when it is no message at all. */
export function parseMessage(
  text: string,
): z.output<typeof messageSchema> | 'unknown' | 'malformed' {
  const parsed = json.safeParse(text);
  if (!parsed.success) return 'malformed';
  const message = messageSchema.safeParse(parsed.data);
  if (message.success) return message.data;
  const named = z.object({ type: z.string() }).safeParse(parsed.data);
  return named.success && !TYPES.includes(named.data.type) ? 'unknown' : 'malformed';
}

/** `Authorization` of the headers that Amplify packs into its messages; names of headers know no case. */
export const authorizationIn = (headers: object | undefined): unknown =>
  Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'authorization')?.[1];

/**
 * The headers of the connection: in the second subprotocol, `header-<base64url of JSON>`, or in older clients in
 * the query, `?header=<base64 of JSON>`. Undefined where there are none that can be read.
 */
export function connectionHeaders(
  subprotocols: string,
  header: string | undefined,
): object | undefined {
  const [, packed = header] = /(?:^|[,\s])header-([\w-]+)/.exec(subprotocols) ?? [];
  if (packed === undefined) return undefined;
  const text = Buffer.from(packed, 'base64').toString(); // reads base64url too
  return json.pipe(z.record(z.string(), z.unknown())).safeParse(text).data;
}

/** What AppSync calls the errors that its clients act upon. Others keep our code. */
const ERROR_TYPES: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'UnauthorizedException',
  INVALID_INPUT: 'BadRequestException',
  LIMIT_EXCEEDED: 'LimitExceededError',
};

/** The same error, with what AppSync calls it; `errorType` where its own code says too little. */
export function toAppSyncError(error: GraphQLFormattedError, errorType?: string) {
  const code = String(error.extensions?.['code']);
  return { errorType: errorType ?? ERROR_TYPES[code] ?? code, ...error };
}
