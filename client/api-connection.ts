import { z } from 'zod';
import type { TypedDocumentString } from './__generated__/graphql.ts';
import { ApiError, isApiError, unavailable } from './api-error.ts';
import { withBackOff } from './back-off.ts';
import type { TokenSource } from './sign-in/token-source.ts';

/** Long enough for the largest recording over a slow connection. */
const TIMEOUT_MS = 300_000;

const responseSchema = z.object({
  data: z.unknown().optional(), // absent when the request itself was rejected
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({
          code: z.string(),
          requestId: z.string().optional(),
          problems: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
        }),
      }),
    )
    .optional(),
});

/** The gateway's API, signed in. */
export interface ApiConnection {
  /**
   * Sends a document to `/graphql`. Retries while the gateway does not respond properly, so a mutation must be
   * idempotent. Renews an expired token.
   * @throws {ApiError} with the code of the response's first error
   */
  request<Data, Variables extends object>(
    document: TypedDocumentString<Data, Variables> | string,
    variables: Variables,
  ): Promise<Data>;
  /** Sends an object to a link that needs no token. */
  put(url: string, headers: Readonly<Record<string, string>>, body: Uint8Array): Promise<void>;
}

export interface ApiConnectionOptions {
  /** The URL of the gateway, without a trailing slash. */
  readonly url: string;
  readonly token: TokenSource;
  /** The waits between attempts, in milliseconds. */
  readonly delaysMs?: readonly number[] | undefined;
}

export function connectApi({ url, token, delaysMs }: ApiConnectionOptions): ApiConnection {
  async function post(body: string, renew: boolean): Promise<unknown> {
    const response = await send(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: await token({ renew }) },
      body,
    });
    const parsed = responseSchema.safeParse(await response.json().catch(() => undefined));
    if (!parsed.success) throw invalidResponse(response);
    const { data, errors: [first] = [] } = parsed.data;
    if (first === undefined) return data;
    const { code, problems, requestId } = first.extensions;
    const retryAfterMs = retryAfterOf(response);
    throw new ApiError(code, first.message, { problems, requestId, retryAfterMs });
  }

  return {
    request: <Data, Variables extends object>(
      document: TypedDocumentString<Data, Variables> | string,
      variables: Variables,
    ) => {
      const body = JSON.stringify({ query: document.toString(), variables });
      return withBackOff(async () => {
        try {
          return (await post(body, false)) as Data;
        } catch (error) {
          if (!isApiError(error, 'UNAUTHENTICATED')) throw error;
          return (await post(body, true)) as Data;
        }
      }, delaysMs);
    },

    put: (link, headers, body) =>
      withBackOff(async () => {
        const response = await send(link, { method: 'PUT', headers, body: body as BodyInit });
        await response.arrayBuffer(); // so that the connection can be reused
        if (response.ok) return;
        if (response.status >= 500 || response.status === 429) throw invalidResponse(response);
        throw new ApiError('INVALID_INPUT', `The upload was rejected (HTTP ${response.status}).`);
      }, delaysMs),
  };
}

/** @throws {ApiError} UNAVAILABLE for a lost connection */
async function send(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => {
    throw unavailable(`${new URL(url).origin} does not respond.`);
  });
}

/** The error for a response that is not from a Gaitway, such as a proxy's. */
function invalidResponse(response: Response): ApiError {
  const { origin } = new URL(response.url);
  const problem = response.ok
    ? 'does not respond like a Gaitway'
    : `responded with HTTP ${response.status}`;
  return unavailable(`${origin} ${problem}.`, retryAfterOf(response));
}

/** Returns the wait of `Retry-After` in milliseconds. The header has seconds or a date (RFC 9110, 10.2.3). */
function retryAfterOf({ headers }: Response): number | undefined {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
