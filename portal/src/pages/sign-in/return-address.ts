import { ROUTES } from '../../routes.ts';

/** Any origin does: it only completes addresses of the portal. */
const ORIGIN = 'http://portal.invalid';

/**
 * The page that opens after signing in. Only addresses of the portal are accepted, because `//elsewhere` is another
 * host, and never the sign-in page itself, whose visitor would have to sign in again and again. `/` otherwise.
 */
export function returnAddress(address: string): string {
  if (!/^\/(?![/\\])/.test(address) || !URL.canParse(address, ORIGIN)) return '/';
  const { origin, pathname } = new URL(address, ORIGIN);
  return origin === ORIGIN && !isSignIn(pathname) ? address : '/';
}

/** The router ignores case and slashes at the end, and decodes paths. */
function isSignIn(pathname: string): boolean {
  let path: string;
  try {
    path = decodeURIComponent(pathname).toLowerCase();
  } catch {
    return true; // no page has such a path
  }
  return (
    path
      .split('/')
      .filter((part) => part !== '')
      .join('/') === ROUTES.signIn.path.slice(1)
  );
}
