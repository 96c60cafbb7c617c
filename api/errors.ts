import type { TextPlace } from './domain/text-place.ts';

/**
 * The errors that a caller may see. Their codes are part of the API (`extensions.code`);
 * any other error becomes `INTERNAL`, and its message is not disclosed.
 * Messages name fields and rules, never a person.
 */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID_INPUT',
  'CONFLICT',
  'LIMIT_EXCEEDED',
  'UNAVAILABLE',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What is wrong with one field of an input, and what would be right. */
export interface FieldProblem {
  /** Path inside the input, such as `samples.ax[17]`. */
  readonly field: string;
  readonly message: string;
  /** Where in the text of the field, when that is known. */
  readonly place?: TextPlace;
}

/** An error with a stable code, fit to be shown to the caller. */
export class GaitwayError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly FieldProblem[];
  /** The line of the policy that does not allow it. */
  readonly action?: string;
  /** How long to wait before the same request may go through. */
  readonly retryAfterSeconds?: number;
  /** What clients may act upon where the code alone does not tell. */
  readonly reason?: 'RECORDING_DELETED';

  constructor(code: ErrorCode, message: string, problems: readonly FieldProblem[] = []) {
    super(message);
    this.name = 'GaitwayError';
    this.code = code;
    this.problems = problems;
  }
}

/** The request has no token, or an invalid one. */
export const unauthenticated = (message = 'Sign in first.') =>
  new GaitwayError('UNAUTHENTICATED', message);

/** The viewer's groups do not allow it; the message says whose do. `action` is the line of the policy. */
export const forbidden = (message: string, action: string) =>
  Object.assign(new GaitwayError('FORBIDDEN', message), { action });

/** The person has signed in and belongs to no organization. */
export const noOrganization = () =>
  new GaitwayError('FORBIDDEN', 'You belong to no organization yet. Accept an invitation first.');

/** The organization demands a second factor that this account does not have yet: the sign-in service sets it up. */
export const secondFactorMissing = () =>
  new GaitwayError('FORBIDDEN', 'Your organization requires a second factor. Set it up first.', [
    { field: 'secondFactor', message: 'must be set up' },
  ]);

/**
 * The record does not exist, or the viewer may not see it. Both give the same error.
 * `field` is the field of the input that named it.
 */
export const notFound = (noun: string, field: string) =>
  new GaitwayError('NOT_FOUND', `No such ${noun}.`, [{ field, message: `no such ${noun}` }]);

/** The input breaks a rule; each problem names its field. */
export function invalidInput(...problems: readonly FieldProblem[]): GaitwayError {
  const message = problems.map(({ field, message }) => `${field}: ${message}`).join('; ');
  return new GaitwayError('INVALID_INPUT', message, problems);
}

/** The record exists already with other content, or its state does not allow it. */
export const conflict = (message: string) => new GaitwayError('CONFLICT', message);

/** A recording of this id was deleted, and stays so. Clients may drop their copy: `extensions.reason` says so. */
export const recordingDeleted = () =>
  Object.assign(
    fieldConflict('id', 'this recording was deleted. Submit a new one under a new id.'),
    {
      reason: 'RECORDING_DELETED' as const,
    },
  );

/** A conflict about one field of the input. */
export const fieldConflict = (field: string, message: string) =>
  new GaitwayError('CONFLICT', `${field}: ${message}`, [{ field, message }]);

/** The input is larger than Gaitway takes; the problem names the field and the limit. */
export const limitExceeded = (field: string, message: string) =>
  new GaitwayError('LIMIT_EXCEEDED', `${field}: ${message}`, [{ field, message }]);

/** The message of what was thrown. */
export const messageOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);

/** Returns a thrown value as an error. A value of another type becomes the cause of a new one. */
export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error('could not be loaded', { cause: thrown });

/**
 * The caller has used up a share of something that others need too. `field` names it, such as `uploads`; the same call
 * may go through after the wait.
 */
export const shareUsedUp = (field: string, message: string, retryAfterSeconds: number) =>
  Object.assign(limitExceeded(field, message), {
    retryAfterSeconds: Math.max(1, Math.ceil(retryAfterSeconds)),
  });

/** Whether a later attempt may succeed, because a service did not respond. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof GaitwayError && error.code === 'UNAVAILABLE';

/** A service that Gaitway needs is not responding. The same call may succeed later, or after the wait. */
export const unavailable = (message: string, retryAfterSeconds?: number) =>
  Object.assign(
    new GaitwayError('UNAVAILABLE', message),
    retryAfterSeconds !== undefined && { retryAfterSeconds },
  );
