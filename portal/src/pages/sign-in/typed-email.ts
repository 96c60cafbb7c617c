/**
 * The email address that was typed on one of these pages, so that the next one is filled in. It is kept in memory
 * only, until the visitor has signed in.
 */
let typed = '';

export const typedEmail = () => typed;

export function rememberTypedEmail(email: string): void {
  typed = email;
}

export function forgetTypedEmail(): void {
  typed = '';
}
