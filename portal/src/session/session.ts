import { fetchAuthSession, signOut } from 'aws-amplify/auth';
import type { UserGroup } from '../__generated__/graphql.ts';

/** Who is signed in on this browser, as the access token says. */
export interface Session {
  readonly userId: string;
  /** From the claim `cognito:groups`; it decides what the portal offers, the API what it answers. */
  readonly groups: readonly UserGroup[];
}

/** Null when nobody is signed in, or the sign-in has run out. */
export async function readSession(): Promise<Session | null> {
  const { tokens } = await fetchAuthSession();
  if (tokens === undefined) return null;
  const { sub, 'cognito:groups': groups } = tokens.accessToken.payload;
  return {
    userId: sub ?? '',
    groups: Array.isArray(groups) ? (groups as UserGroup[]) : [],
  };
}

/** A token as the API takes it, and when it runs out in milliseconds since 1970. */
export interface AccessToken {
  readonly text: string;
  readonly expiresAtMs: number;
}

/**
 * Amplify renews a token that has run out; `renew` asks for a new one whatever its age. Null too while
 * the user pool is out of reach: the request then fails in a way that the page knows how to show.
 */
export async function accessToken({ renew = false } = {}): Promise<AccessToken | null> {
  const { tokens } = await fetchAuthSession({ forceRefresh: renew }).catch(() => ({
    tokens: undefined,
  }));
  if (tokens === undefined) return null;
  return {
    text: tokens.accessToken.toString(),
    expiresAtMs: (tokens.accessToken.payload.exp ?? 0) * 1000,
  };
}

/** Tells when somebody signs out in another tab of this browser, where all tabs share the tokens. */
export function onSignOutElsewhere(tell: () => void): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key?.endsWith('.accessToken') && newValue === null) tell();
  });
}

/** Forgets the tokens here and revokes them at the pool. */
export async function endSession(): Promise<void> {
  await signOut();
}
