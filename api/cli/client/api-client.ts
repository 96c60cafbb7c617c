import { z } from 'zod';
import { ApiError, isApiError, unavailable } from './api-error.ts';
import { withBackOff } from './back-off.ts';
import type { TokenSource } from './user-pool-session.ts';

const TIMEOUT_MS = 60_000;

const answerSchema = z.object({
  data: z.unknown().optional(), // absent when the request itself was refused
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({
          code: z.string(),
          problems: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
        }),
      }),
    )
    .optional(),
});

/** The gateway's API, signed in. */
export interface ApiClient {
  /**
   * Sends a document to `/graphql`; again while nobody answers properly, so the document must be as good
   * twice as once. A token that has run out is renewed.
   * @throws {ApiError} with the code of the first error of the answer
   */
  request<Data>(document: string, variables: object): Promise<Data>;
  /** Sends an object to a link that needs no token. */
  put(url: string, headers: Readonly<Record<string, string>>, body: Uint8Array): Promise<void>;
}

export interface ApiClientOptions {
  /** Of the gateway, without a slash at the end. */
  readonly url: string;
  readonly token: TokenSource;
  /** Waits between attempts. */
  readonly delaysMs?: readonly number[];
}

export function createApiClient({ url, token, delaysMs }: ApiClientOptions): ApiClient {
  async function ask(body: string, renew: boolean): Promise<unknown> {
    const response = await send(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: await token({ renew }) },
      body,
    });
    const answer = answerSchema.safeParse(await response.json().catch(() => undefined));
    if (!answer.success) throw unavailable(`${url} does not answer as a Gaitway does.`);
    const { data, errors: [first] = [] } = answer.data;
    if (first === undefined) return data;
    throw new ApiError(first.extensions.code, first.message, first.extensions.problems);
  }

  return {
    request: <Data>(document: string, variables: object) => {
      const body = JSON.stringify({ query: document, variables });
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
        const response = await send(link, { method: 'PUT', headers, body: Buffer.from(body) });
        if (!response.ok) {
          throw new ApiError('INVALID_INPUT', `The upload was refused (HTTP ${response.status}).`);
        }
      }, delaysMs),
  };
}

/** @throws {ApiError} UNAVAILABLE for a lost connection and for what a server or a proxy says about itself */
async function send(url: string, init: RequestInit): Promise<Response> {
  const { origin } = new URL(url);
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
    () => {
      throw unavailable(`${origin} does not answer.`);
    },
  );
  if (response.status >= 500) throw unavailable(`${origin} answers HTTP ${response.status}.`);
  return response;
}
