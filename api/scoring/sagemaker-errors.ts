import {
  InternalDependencyException,
  InternalFailure,
  ModelError,
  ModelNotReadyException,
  ServiceUnavailable,
  ValidationError,
} from '@aws-sdk/client-sagemaker-runtime';

/**
 * Why a call of the endpoint failed. The caller waits for a cold model, backs off from a throttle, trains a missing
 * model again, and reports a model that rejects a recording to users.
 */
export type SageMakerFault =
  | { readonly kind: 'COLD' | 'THROTTLED' | 'MISSING_MODEL' | 'OTHER' }
  | { readonly kind: 'MODEL_ERROR'; readonly reason: string };

/** How SageMaker words that `TargetModel` names no object; it has no code of its own. */
const NO_SUCH_OBJECT = /failed to download model data/i;

export function classifyError(error: unknown): SageMakerFault {
  if (error instanceof ModelNotReadyException) return { kind: 'COLD' };
  if (error instanceof ModelError) {
    return { kind: 'MODEL_ERROR', reason: reasonOf(error) };
  }
  if (error instanceof ValidationError && NO_SUCH_OBJECT.test(error.message)) {
    return { kind: 'MISSING_MODEL' };
  }
  const passes = [ServiceUnavailable, InternalFailure, InternalDependencyException];
  if (passes.some((type) => error instanceof type)) return { kind: 'THROTTLED' };
  return { kind: isThrottle(error) ? 'THROTTLED' : 'OTHER' };
}

/** Throttles come from in front of the service and are in no model of its errors. */
export const isThrottle = (error: unknown): boolean =>
  error instanceof Error &&
  (/^(Throttling|TooManyRequests|RequestLimitExceeded)/.test(error.name) ||
    (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 429);

/** The container returns `{"message"}`, which SageMaker passes on as text. */
function reasonOf({ OriginalMessage, OriginalStatusCode }: ModelError): string {
  try {
    return (JSON.parse(OriginalMessage ?? '') as { message: string }).message;
  } catch {
    return `The scorer returned ${OriginalStatusCode ?? 'an error'}.`;
  }
}
