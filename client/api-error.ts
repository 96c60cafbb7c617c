/** A problem with one field, named as in the API. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

export interface ApiErrorDetails {
  /** Empty when the error concerns no field. */
  readonly problems?: readonly FieldProblem[] | undefined;
  /** The wait that the gateway asked for before the next attempt, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** The id of the request in the gateway's log. */
  readonly requestId?: string | undefined;
}

/** Codes of temporary errors: the same request may succeed later. */
const TEMPORARY: readonly string[] = ['UNAVAILABLE', 'INTERNAL'];

/** An error of the API, or `UNAVAILABLE` when the API did not respond. */
export class ApiError extends Error {
  /** `extensions.code` of the response. */
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

  /** Whether the same request may succeed later. */
  get retriable(): boolean {
    return TEMPORARY.includes(this.code) || this.retryAfterMs !== undefined;
  }
}

/** The error for a missing or invalid response. The same request may succeed later. */
export const unavailable = (message: string, retryAfterMs?: number) =>
  new ApiError('UNAVAILABLE', message, { retryAfterMs });

/** An error of one field, found before anything is sent. */
export const fieldError = (code: string, field: string, message: string) =>
  new ApiError(code, `${field}: ${message}`, { problems: [{ field, message }] });

export const isApiError = (error: unknown, code: string): error is ApiError =>
  error instanceof ApiError && error.code === code;
