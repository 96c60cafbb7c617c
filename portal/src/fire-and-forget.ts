/**
 * For work whose result is not awaited, such as a navigation after a click. It should handle the errors that users
 * need to see; the browser reports any other as uncaught.
 */
export function fireAndForget(work: Promise<unknown>): void {
  work.catch(reportError);
}
