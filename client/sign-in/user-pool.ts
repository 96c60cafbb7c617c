import { z } from 'zod';
import { ApiError, unavailable } from '../api-error.ts';
import type { GatewaySettings } from '../gateway-settings.ts';

const refusalSchema = z.object({ __type: z.string(), message: z.string().optional() });

/** Refusals that say nothing about whom they refuse. */
const PASSING = ['TooManyRequestsException', 'InternalErrorException', 'LimitExceededException'];

/** Calls an operation of the user pool: Amazon Cognito's, or the gateway's own, which speaks the same protocol. */
export type CallUserPool = <Schema extends z.ZodType>(
  operation: string,
  input: object,
  answer: Schema,
) => Promise<z.output<Schema>>;

/** @throws {ApiError} UNAUTHENTICATED for a refusal, UNAVAILABLE when the pool does not answer (of what it answers) */
export function createUserPool({ userPoolId, userPoolEndpoint }: GatewaySettings): CallUserPool {
  const [region] = userPoolId.split('_');
  const endpoint = userPoolEndpoint ?? `https://cognito-idp.${region}.amazonaws.com/`;

  return async (operation, input, answer) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(input),
    }).catch(() => {
      throw unavailable('The user pool does not answer.');
    });
    const body: unknown = await response.json().catch(() => undefined);
    const parsed = answer.safeParse(body);
    if (response.ok && parsed.success) return parsed.data;
    const refusal = refusalSchema.safeParse(body);
    if (response.status >= 500 || !refusal.success) {
      throw unavailable('The user pool does not answer as one.');
    }
    const { __type, message = __type } = refusal.data;
    const code = PASSING.some((type) => __type.endsWith(type)) ? 'UNAVAILABLE' : 'UNAUTHENTICATED';
    throw new ApiError(code, `Signing in failed: ${message}`);
  };
}
