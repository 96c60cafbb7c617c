/**
 * The address that somebody typed on one of these pages, so that the next one has it already: whoever forgot their
 * password has just typed it. Kept nowhere but in the page, and no longer than until they are signed in.
 */
let typed = '';

export const typedEmail = () => typed;

export function rememberTypedEmail(email: string): void {
  typed = email;
}

export function forgetTypedEmail(): void {
  typed = '';
}
