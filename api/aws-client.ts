/** How long and how often a call to AWS is tried: shared by every adapter. */
export interface AwsClientBounds {
  /** Including the first. */
  readonly maxAttempts: number;
  /** Of one attempt: the longest wait for a connection, for a response, and between two parts of a response. */
  readonly timeoutMs: number;
}

const DEFAULT_BOUNDS: AwsClientBounds = { maxAttempts: 4, timeoutMs: 10_000 };

/**
 * Settings for a client of the AWS SDK. Region, credentials and endpoints come from the SDK's own variables and files.
 * Throttles, 5xx, resets and timeouts are retried with back-off and jitter. After the last attempt the call throws.
 */
export function awsClientSettings({ maxAttempts, timeoutMs } = DEFAULT_BOUNDS) {
  return {
    maxAttempts,
    retryMode: 'standard',
    requestHandler: {
      connectionTimeout: Math.min(timeoutMs, 3000),
      requestTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      throwOnRequestTimeout: true, // without it the handler only warns
    },
  } as const;
}

const THROTTLES = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'SlowDown',
]);
const BROKEN_CONNECTIONS = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Whether the same call may succeed later, because the service was busy, failing or unreachable. */
export function isTransientAwsError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, code, $metadata } = error as Error & {
    readonly code?: string;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  const status = $metadata?.httpStatusCode ?? 0;
  return (
    status >= 500 ||
    status === 429 ||
    THROTTLES.has(name) ||
    name === 'TimeoutError' ||
    (code !== undefined && BROKEN_CONNECTIONS.has(code))
  );
}
