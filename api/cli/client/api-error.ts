/** What is wrong with one field, as the API names it. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** A refusal of the API, or its silence (`UNAVAILABLE`). */
export class ApiError extends Error {
  /** `extensions.code` of the answer. */
  readonly code: string;
  /** Empty when no field is to blame. */
  readonly problems: readonly FieldProblem[];

  constructor(code: string, message: string, problems: readonly FieldProblem[] = []) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.problems = problems;
  }
}

/** Nobody answered properly; the same request may go through later. */
export const unavailable = (message: string) => new ApiError('UNAVAILABLE', message);

/** A file that is not worth sending, because of one field. */
export const fieldError = (code: string, field: string, message: string) =>
  new ApiError(code, `${field}: ${message}`, [{ field, message }]);

export const isApiError = (error: unknown, code: string): error is ApiError =>
  error instanceof ApiError && error.code === code;
