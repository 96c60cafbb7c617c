import { CognitoError } from './cognito-error.ts';

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
  const broken = RULES.find(([pattern]) => !pattern.test(password));
  if (broken) {
    throw new CognitoError(
      'InvalidPasswordException',
      `Password did not conform with policy: ${broken[1]}`,
    );
  }
}
