/** What is wrong with one field, as the API names it. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

export interface ApiErrorDetails {
  /** Empty when no field is to blame. */
  readonly problems?: readonly FieldProblem[] | undefined;
  /** The gateway asked for this much patience before the next attempt, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** For whoever reads the gateway's log. */
  readonly requestId?: string | undefined;
}

/** Nothing is wrong with the request itself: it may go through later. */
const PASSING: readonly string[] = ['UNAVAILABLE', 'INTERNAL'];

/** A refusal of the API, or its silence (`UNAVAILABLE`). */
export class ApiError extends Error {
  /** `extensions.code` of the answer. */
  readonly code: string;
  readonly problems: readonly FieldProblem[];
  readonly retryAfterMs: number | undefined;
  readonly requestId: string | undefined;

  constructor(code: string, message: string, details: ApiErrorDetails = {}) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.problems = details.problems ?? [];
    this.retryAfterMs = details.retryAfterMs;
    this.requestId = details.requestId;
  }

  /** Whether the same request may go through later. */
  get retriable(): boolean {
    return PASSING.includes(this.code) || this.retryAfterMs !== undefined;
  }
}

/** Nobody answered properly; the same request may go through later. */
export const unavailable = (message: string, retryAfterMs?: number) =>
  new ApiError('UNAVAILABLE', message, { retryAfterMs });

/** Something that is not worth sending, because of one field. */
export const fieldError = (code: string, field: string, message: string) =>
  new ApiError(code, `${field}: ${message}`, { problems: [{ field, message }] });

export const isApiError = (error: unknown, code: string): error is ApiError =>
  error instanceof ApiError && error.code === code;
