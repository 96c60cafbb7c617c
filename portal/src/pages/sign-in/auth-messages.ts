import type { TFunction } from 'i18next';

/**
 * The text for each error of the user pool, by Cognito's name of the error. An unknown user and a wrong password have
 * the same text, so that it does not reveal who has an account.
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

/** The pool uses the same error for a rejected sign-in; when changing a password the viewer is already signed in. */
export class WrongCurrentPassword extends Error {
  override readonly name = 'WrongCurrentPassword';
}

const isKnown = (name: string): name is keyof typeof KEYS => name in KEYS;

/** An error of the user pool in the viewer's language. */
export function authMessage(t: TFunction<['sign-in', 'common']>, error: unknown): string {
  return error instanceof Error && isKnown(error.name) ? t(KEYS[error.name]) : t('error.other');
}
