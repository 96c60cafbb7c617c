import { fetchAuthSession, signOut } from 'aws-amplify/auth';
import type { UserGroup } from '../__generated__/graphql.ts';

/** The viewer signed in on this browser, according to the access token. */
export interface Session {
  readonly userId: string;
  /** From the claim `cognito:groups`. They decide what the portal offers; the API decides what it returns. */
  readonly groups: readonly UserGroup[];
}

/** Null when there is no session, or it has expired. */
export async function readSession(): Promise<Session | null> {
  const { tokens } = await fetchAuthSession();
  if (tokens === undefined) return null;
  const { sub, 'cognito:groups': groups } = tokens.accessToken.payload;
  return {
    userId: sub ?? '',
    groups: Array.isArray(groups) ? (groups as UserGroup[]) : [],
  };
}

/** An access token for the API, and when it expires, in milliseconds since 1970. */
export interface AccessToken {
  readonly text: string;
  readonly expiresAtMs: number;
}

/**
 * Amplify renews an expired token; `renew` forces a new one. Also returns null when the user pool cannot be reached:
 * the request then fails, and the page shows that.
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

/** Calls back when the viewer signs out in another tab of this browser; all tabs share the tokens. */
export function onSignOutElsewhere(tell: () => void): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key?.endsWith('.accessToken') && newValue === null) tell();
  });
}

/** Deletes the tokens on this device and revokes them in the user pool. */
export async function endSession(): Promise<void> {
  await signOut();
}
