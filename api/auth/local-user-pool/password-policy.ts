import { CognitoError } from './cognito-error.ts';

/**
 * A password in Unicode's form NFKC (NIST SP 800-63B, 5.1.1.2): keyboards write one letter in several ways. Clients that
 * sign in by SRP hash it themselves, so they have to do the same.
 */
export const normalizePassword = (password: string): string => password.normalize('NFKC');

/** Amazon Cognito's pattern of a new password: no blank at its beginning or end. */
export const NEW_PASSWORD = /^\S.*\S$/su;

/** Amazon Cognito's default rule: 8 characters or more, of all four kinds. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/^.{8,}$/su, 'Password not long enough'],
  [/[a-z]/, 'Password must have lowercase characters'],
  [/[A-Z]/, 'Password must have uppercase characters'],
  [/\d/, 'Password must have numeric characters'],
  [/[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+ -]/, 'Password must have symbol characters'],
];

/** The whole rule, for a person who has to think of one. */
export const PASSWORD_RULE =
  '8 characters or more, with small and capital letters, a digit and a sign such as !';

/** @throws {CognitoError} InvalidPasswordException, naming the first rule that is broken */
export function assertStrongPassword(password: string): void {
  const normalized = normalizePassword(password);
  const broken = RULES.find(([pattern]) => !pattern.test(normalized));
  if (broken) {
    throw new CognitoError(
      'InvalidPasswordException',
      `Password did not conform with policy: ${broken[1]}`,
    );
  }
}
