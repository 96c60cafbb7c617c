import type { GraphQLFormattedError } from 'graphql';
import { z } from 'zod';

/**
 * The subprotocol of AWS AppSync's realtime protocol, which Amplify uses:
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

/** A subscription id, chosen by the client and repeated in every message about the subscription. */
const id = z.string().min(1).max(128);

const startSchema = z.object({
  type: z.literal('start'),
  id,
  payload: z.object({
    /** JSON inside JSON. */
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

/** Parses a message. Returns `unknown` for a type outside the protocol, and `malformed` for an invalid message. */
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

/** Returns `Authorization` from the headers inside an Amplify message. Header names are case-insensitive. */
export const authorizationIn = (headers: object | undefined): unknown =>
  Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'authorization')?.[1];

/**
 * Returns the headers of the connection. Clients send them in the second subprotocol, `header-<base64url of JSON>`; older
 * clients in the query, `?header=<base64 of JSON>`. Returns undefined when there are none or they cannot be parsed.
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

/** AppSync's names for the errors that its clients act on. Other errors keep Gaitway's code. */
const ERROR_TYPES: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'UnauthorizedException',
  INVALID_INPUT: 'BadRequestException',
  LIMIT_EXCEEDED: 'LimitExceededError',
};

/** Adds AppSync's name of the error. `errorType` overrides it where the error's code is too general. */
export function toAppSyncError(error: GraphQLFormattedError, errorType?: string) {
  const code = String(error.extensions?.['code']);
  return { errorType: errorType ?? ERROR_TYPES[code] ?? code, ...error };
}
