import type { CombinedError } from 'urql';

/** What is wrong with one field of an input, as the API says it. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** An error of the API in the shape that pages show. */
export interface Failure {
  /** A stable code of the API; `NETWORK` when no answer came. */
  readonly code: string;
  readonly message: string;
  /** Names the request in the gateway's log. */
  readonly requestId: string | null;
  readonly problems: readonly FieldProblem[];
}

/** The first error of an answer; the API puts the one that matters first. */
export function toFailure(error: CombinedError): Failure {
  const first = error.graphQLErrors[0];
  if (first === undefined)
    return {
      code: 'NETWORK',
      message: 'Gaitway could not be reached. Check the connection and try again.',
      requestId: null,
      problems: [],
    };
  const { code, requestId, problems } = first.extensions as {
    code?: string;
    requestId?: string;
    problems?: FieldProblem[];
  };
  return {
    code: code ?? 'INTERNAL',
    message:
      code === undefined || code === 'INTERNAL'
        ? 'Something went wrong on our side.'
        : first.message,
    requestId: requestId ?? null,
    problems: problems ?? [],
  };
}

/** True when the answer says that nobody is signed in. */
export const isSignedOut = (error: CombinedError) =>
  error.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED');
