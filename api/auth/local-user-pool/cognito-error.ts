/** The exceptions of Amazon Cognito that the local pool answers with; clients decide by these names. */
export type CognitoErrorType =
  | 'CodeDeliveryFailureException'
  | 'CodeMismatchException'
  | 'EnableSoftwareTokenMFAException'
  | 'ExpiredCodeException'
  | 'InternalErrorException'
  | 'InvalidParameterException'
  | 'InvalidPasswordException'
  | 'InvalidSignatureException'
  | 'LimitExceededException'
  | 'MissingAuthenticationTokenException'
  | 'NotAuthorizedException'
  | 'ResourceNotFoundException'
  | 'SerializationException'
  | 'TooManyRequestsException'
  | 'UnknownOperationException'
  | 'UserLambdaValidationException'
  | 'UserNotConfirmedException'
  | 'UserNotFoundException'
  | 'UsernameExistsException';

/** A refusal on the wire: `{"__type": type, "message": message}`. */
export class CognitoError extends Error {
  readonly type: CognitoErrorType;
  /** How long to wait before the same request may go through. */
  readonly retryAfterSeconds: number | undefined;

  constructor(type: CognitoErrorType, message: string, retryAfterSeconds?: number) {
    super(message);
    this.name = 'CognitoError';
    this.type = type;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export const notAuthorized = (message: string) =>
  new CognitoError('NotAuthorizedException', message);

/** One message for an unknown user and a wrong password. */
export const wrongCredentials = () => notAuthorized('Incorrect username or password.');

export const disabledUser = () => notAuthorized('User is disabled.');

export const expiredSession = () =>
  notAuthorized('Invalid session for the user, session is expired.');

export const lockedOut = () => notAuthorized('Password attempts exceeded');

export const invalidParameter = (message: string) =>
  new CognitoError('InvalidParameterException', message);

/** An account had too many attempts. */
export const limitExceeded = (retryAfterSeconds?: number) =>
  new CognitoError(
    'LimitExceededException',
    'Attempt limit exceeded, please try after some time.',
    retryAfterSeconds,
  );

/** A client sent too many requests, whichever account they were about. */
export const tooManyRequests = (retryAfterSeconds?: number) =>
  new CognitoError('TooManyRequestsException', 'Too many requests', retryAfterSeconds);
