/**
 * What to say for each error of the user pool, by the name that Cognito gives it. An unknown user and
 * a wrong password sound alike, so that nobody can find out who has an account.
 */
const MESSAGES: Record<string, string> = {
  NotAuthorizedException: 'The email or the password is not right.',
  UserNotFoundException: 'The email or the password is not right.',
  UsernameExistsException: 'There is an account with this email already. Sign in instead.',
  CodeMismatchException: 'This code is not right. Please check the newest mail.',
  ExpiredCodeException: 'This code is too old. Please ask for a new one.',
  TooManyRequestsException: 'Too many attempts. Please wait a little and try again.',
  TooManyFailedAttemptsException: 'Too many attempts. Please wait a little and try again.',
  LimitExceededException: 'Too many attempts. Please wait a little and try again.',
  NetworkError: 'Gaitway could not be reached. Check the connection and try again.',
};

/** "Password did not conform with policy: Password must have …": the second half is for people. */
const POLICY_PREFIX = /^Password did not conform with policy: /;

/** The words of the pool itself serve where it explains a rule, such as that for passwords. */
export function authMessage(error: unknown): string {
  if (!(error instanceof Error)) return 'Something went wrong. Please try again.';
  return MESSAGES[error.name] ?? error.message.replace(POLICY_PREFIX, '');
}
