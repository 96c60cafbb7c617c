import { randomInt } from 'node:crypto';
import { CognitoError, limitExceeded } from './cognito-error.ts';
import type { Attempt } from './limits/pool-limits.ts';
import { judgeCode, putCode } from './stores/code-store.ts';
import type { CodePurpose, UserPoolTransaction } from './user-pool-tables.ts';
import type { UserPoolParts } from './user-pool-parts.ts';

/** As long as Amazon Cognito's. */
const VALID_MS: Readonly<Record<CodePurpose, number>> = {
  'sign-up': 24 * 3600_000,
  'password-reset': 3600_000,
};

/** Makes the one code that is good for a subject from now on; 6 digits. Its mail has been counted before. */
export async function issueCode(
  { secrets, now }: UserPoolParts,
  tx: UserPoolTransaction,
  subject: string,
  purpose: CodePurpose,
  returnedSub?: string,
): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const expiresAt = new Date(now().getTime() + VALID_MS[purpose]);
  const digest = secrets.digest(`code ${purpose} ${subject}`, code);
  await putCode(tx, { subject, purpose }, { digest, expiresAt, returnedSub }, now());
  return code;
}

/**
 * Checks a typed code.
 * @throws {CognitoError} CodeMismatchException, ExpiredCodeException, LimitExceededException after five wrong ones or
 * too many over all codes, TooManyRequestsException
 */
export async function assertCode(
  { secrets, now, within, limits }: UserPoolParts,
  attempt: Attempt,
  purpose: CodePurpose,
  code: string,
): Promise<void> {
  const { subject } = attempt;
  const giveBack = await limits.takeCodeGuess(attempt);
  const digest = secrets.digest(`code ${purpose} ${subject}`, code);
  // A transaction of its own: a failure must be counted although the operation is refused.
  switch (await within((tx) => judgeCode(tx, { subject, purpose }, digest, now()))) {
    case 'right':
      return giveBack();
    case 'wrong':
      throw codeMismatch();
    case 'expired':
      throw new CognitoError(
        'ExpiredCodeException',
        'Invalid code provided, please request a code again.',
      );
    case 'too-many-failures':
      throw limitExceeded();
  }
}

export const codeMismatch = () =>
  new CognitoError(
    'CodeMismatchException',
    'Invalid verification code provided, please try again.',
  );
