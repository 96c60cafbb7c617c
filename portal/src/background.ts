/**
 * For work that nobody waits for, such as a navigation after a click. What it should show when it fails,
 * it shows itself; anything else goes where the browser reports every uncaught error.
 */
export function background(work: Promise<unknown>): void {
  work.catch(reportError);
}
