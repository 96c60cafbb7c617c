import type { TFunction } from 'i18next';

/**
 * What to say for each error of the user pool, by the name that Cognito gives it. An unknown user and
 * a wrong password sound alike, so that nobody can find out who has an account.
 */
const KEYS = {
  NotAuthorizedException: 'error.wrong',
  WrongCurrentPassword: 'error.currentPassword',
  UserNotFoundException: 'error.wrong',
  UsernameExistsException: 'error.exists',
  CodeDeliveryFailureException: 'error.notMailed',
  CodeMismatchException: 'error.code',
  ExpiredCodeException: 'error.oldCode',
  EnableSoftwareTokenMFAException: 'error.appCode',
  InvalidPasswordException: 'error.password',
  InvalidParameterException: 'error.input',
  TooManyRequestsException: 'error.tooMany',
  TooManyFailedAttemptsException: 'error.tooMany',
  LimitExceededException: 'error.tooMany',
  NetworkError: 'common:failure.NETWORK',
} as const;

/** The pool calls this as it calls a sign-in that it refuses; whoever changes a password is signed in already. */
export class WrongCurrentPassword extends Error {
  override readonly name = 'WrongCurrentPassword';
}

const isKnown = (name: string): name is keyof typeof KEYS => name in KEYS;

/** An error of the user pool in the viewer's language. */
export function authMessage(t: TFunction<['sign-in', 'common']>, error: unknown): string {
  return error instanceof Error && isKnown(error.name) ? t(KEYS[error.name]) : t('error.other');
}
