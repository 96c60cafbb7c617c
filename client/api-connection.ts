import { z } from 'zod';
import type { TypedDocumentString } from './__generated__/graphql.ts';
import { ApiError, isApiError, unavailable } from './api-error.ts';
import { withBackOff } from './back-off.ts';
import type { TokenSource } from './sign-in/token-source.ts';

/** Long enough for the largest recording over a slow line. */
const TIMEOUT_MS = 300_000;

const answerSchema = z.object({
  data: z.unknown().optional(), // absent when the request itself was refused
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
   * Sends a document to `/graphql`; again while nobody answers properly, so the document must be as good
   * twice as once. A token that has run out is renewed.
   * @throws {ApiError} with the code of the first error of the answer
   */
  request<Data, Variables extends object>(
    document: TypedDocumentString<Data, Variables> | string,
    variables: Variables,
  ): Promise<Data>;
  /** Sends an object to a link that needs no token. */
  put(url: string, headers: Readonly<Record<string, string>>, body: Uint8Array): Promise<void>;
}

export interface ApiConnectionOptions {
  /** Of the gateway, without a slash at the end. */
  readonly url: string;
  readonly token: TokenSource;
  /** Waits between attempts. */
  readonly delaysMs?: readonly number[] | undefined;
}

export function connectApi({ url, token, delaysMs }: ApiConnectionOptions): ApiConnection {
  async function ask(body: string, renew: boolean): Promise<unknown> {
    const response = await send(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: await token({ renew }) },
      body,
    });
    const answer = answerSchema.safeParse(await response.json().catch(() => undefined));
    if (!answer.success) throw silence(response);
    const { data, errors: [first] = [] } = answer.data;
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
          return (await ask(body, false)) as Data;
        } catch (error) {
          if (!isApiError(error, 'UNAUTHENTICATED')) throw error;
          return (await ask(body, true)) as Data;
        }
      }, delaysMs);
    },

    put: (link, headers, body) =>
      withBackOff(async () => {
        const response = await send(link, { method: 'PUT', headers, body: body as BodyInit });
        await response.arrayBuffer(); // or the connection could not be used again
        if (response.ok) return;
        if (response.status >= 500 || response.status === 429) throw silence(response);
        throw new ApiError('INVALID_INPUT', `The upload was refused (HTTP ${response.status}).`);
      }, delaysMs),
  };
}

/** @throws {ApiError} UNAVAILABLE for a lost connection */
async function send(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => {
    throw unavailable(`${new URL(url).origin} does not answer.`);
  });
}

/** What a proxy says, or a server that is no Gaitway. */
function silence(response: Response): ApiError {
  const { origin } = new URL(response.url);
  const said = response.ok
    ? 'does not answer as a Gaitway does'
    : `answers HTTP ${response.status}`;
  return unavailable(`${origin} ${said}.`, retryAfterOf(response));
}

/** Seconds, or a date, as HTTP has it (RFC 9110, 10.2.3). */
function retryAfterOf({ headers }: Response): number | undefined {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
