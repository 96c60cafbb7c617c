import type { CombinedError } from 'urql';

/** What is wrong with one field of an input, as the API reports it. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** The codes of the API that have texts (`failure.*`); `NETWORK` when there was no response. */
const CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID_INPUT',
  'CONFLICT',
  'LIMIT_EXCEEDED',
  'UNAVAILABLE',
  'INTERNAL',
  'NETWORK',
] as const;

export type FailureCode = (typeof CODES)[number];

/** Codes for which the API's message says more than the code: the field, the conflict or the limit. */
const EXPLAINED: readonly FailureCode[] = ['INVALID_INPUT', 'CONFLICT', 'LIMIT_EXCEEDED'];

/** An error of the API in the form that pages show. */
export interface Failure {
  readonly code: FailureCode;
  /** In the API's English; null when the code is enough. */
  readonly detail: string | null;
  /** Identifies the request in the gateway's log. */
  readonly requestId: string | null;
  readonly problems: readonly FieldProblem[];
}

/** Converts the first error of a result; the API lists the most important one first. */
export function toFailure(error: CombinedError): Failure {
  const first = error.graphQLErrors[0];
  if (first === undefined) return { code: 'NETWORK', detail: null, requestId: null, problems: [] };
  const { code, requestId, problems } = first.extensions as {
    code?: string;
    requestId?: string;
    problems?: FieldProblem[];
  };
  const known = CODES.find((one) => one === code) ?? 'INTERNAL';
  return {
    code: known,
    detail: EXPLAINED.includes(known) ? first.message : null,
    requestId: requestId ?? null,
    problems: problems ?? [],
  };
}

/** Whether the viewer is not signed in. */
export const isSignedOut = (error: CombinedError) =>
  error.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED');

/** Whether there was no response, or the API reported that it is not working. */
export const isOutOfReach = (error: CombinedError | undefined) =>
  error?.networkError !== undefined ||
  (error?.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAVAILABLE') ?? false);

/** Whether the viewer has to set up a second factor first. */
export const lacksSecondFactor = (error: CombinedError) =>
  toFailure(error).problems.some(({ field }) => field === 'secondFactor');
