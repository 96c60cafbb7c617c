import { z } from 'zod';
import { ApiError, unavailable } from '../api-error.ts';
import type { GatewaySettings } from '../gateway-settings.ts';

const errorSchema = z.object({ __type: z.string(), message: z.string().optional() });

/** Temporary errors, which do not concern the credentials. */
const TEMPORARY = ['TooManyRequestsException', 'InternalErrorException', 'LimitExceededException'];

/** Calls an operation of the user pool: Amazon Cognito, or the gateway's own pool with the same protocol. */
export type CallUserPool = <Schema extends z.ZodType>(
  operation: string,
  input: object,
  schema: Schema,
) => Promise<z.output<Schema>>;

/**
 * Returns a function that calls the user pool.
 * @throws {ApiError} from that function: UNAUTHENTICATED when the pool rejects the call, UNAVAILABLE when it does not
 *   respond
 */
export function createUserPool({ userPoolId, userPoolEndpoint }: GatewaySettings): CallUserPool {
  const [region] = userPoolId.split('_');
  const endpoint = userPoolEndpoint ?? `https://cognito-idp.${region}.amazonaws.com/`;

  return async (operation, input, schema) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(input),
    }).catch(() => {
      throw unavailable('The user pool does not respond.');
    });
    const body: unknown = await response.json().catch(() => undefined);
    const parsed = schema.safeParse(body);
    if (response.ok && parsed.success) return parsed.data;
    const error = errorSchema.safeParse(body);
    if (response.status >= 500 || !error.success) {
      throw unavailable('The user pool sent an invalid response.');
    }
    const { __type, message = __type } = error.data;
    const code = TEMPORARY.some((type) => __type.endsWith(type))
      ? 'UNAVAILABLE'
      : 'UNAUTHENTICATED';
    throw new ApiError(code, `Signing in failed: ${message}`);
  };
}
