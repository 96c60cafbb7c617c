import type { CombinedError } from 'urql';

/** What is wrong with one field of an input, as the API says it. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** The codes of the API that have words of their own (`failure.*`); `NETWORK` when no answer came. */
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

/** Where the API's own sentence says more than the code: which field, what it clashes with, how much is too much. */
const EXPLAINED: readonly FailureCode[] = ['INVALID_INPUT', 'CONFLICT', 'LIMIT_EXCEEDED'];

/** An error of the API in the shape that pages show. */
export interface Failure {
  readonly code: FailureCode;
  /** In the API's English; null where the code says it all. */
  readonly detail: string | null;
  /** Names the request in the gateway's log. */
  readonly requestId: string | null;
  readonly problems: readonly FieldProblem[];
}

/** The first error of an answer; the API puts the one that matters first. */
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

/** True when the answer says that nobody is signed in. */
export const isSignedOut = (error: CombinedError) =>
  error.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED');

/** True when no answer came, or one that says that the API is out of order. */
export const isOutOfReach = (error: CombinedError | undefined) =>
  error?.networkError !== undefined ||
  (error?.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAVAILABLE') ?? false);

/** True when the answer says that a second factor has to be set up first. */
export const lacksSecondFactor = (error: CombinedError) =>
  toFailure(error).problems.some(({ field }) => field === 'secondFactor');
