import type { Group } from '../domain/group.ts';

/** Somebody who is to be able to sign in at once. */
export interface NewUser {
  readonly email: string;
  readonly password: string;
  readonly givenName: string;
  readonly familyName: string;
  /** The invitation to accept; needed where several organizations may have invited the address. */
  readonly invitationId?: string;
}

/** An account as the sign-in service knows it. What a user may do is decided by the records, not here. */
export interface DirectoryUser {
  /** The `sub` of the user's tokens. */
  readonly userId: string;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Whether the address has been proven, by a code or by an administrator's word. */
  readonly confirmed: boolean;
  /** A disabled account neither signs in nor renews tokens. */
  readonly enabled: boolean;
}

export interface SecondFactor {
  /** Whether a one-time code is asked for after the password. */
  readonly secondFactor: boolean;
}

/** A sign-in, as its tokens name it. */
export interface SessionOfUser {
  readonly userId: string;
  /** The `origin_jti` or `sid`; undefined where the tokens name none. */
  readonly sessionId: string | undefined;
  /** Whether the issuer says that the sign-in took a second factor; undefined where it says nothing. */
  readonly secondFactor?: boolean | undefined;
}

/**
 * Whether a session has proven the second factor: the account has none, the session has not, it has, or the account
 * has one and the service does not know which sessions proved it.
 */
export type SecondFactorProof = 'off' | 'notProven' | 'proven' | 'unknown';

/**
 * How much of an account the directory reaches. `sessions`: an ended session is refused from the next transaction on.
 * `accounts`: access tokens live on until they expire, unless the record ends them. `none`: accounts are administered
 * at an issuer elsewhere, and every change is refused.
 */
export type DirectoryReach = 'sessions' | 'accounts' | 'none';

/** The accounts of a page, and what to ask for the next one with; null at the end. */
export interface DirectoryPage {
  readonly users: readonly DirectoryUser[];
  readonly next: string | null;
}

/**
 * The administrator's hand on the sign-in service, beside what people do there for themselves. Every change can be
 * asked for again: what is so already stays so. All of them throw `GaitwayError`s: NOT_FOUND for a user who is not
 * there, UNAVAILABLE when the service does not answer.
 */
export interface UserDirectory {
  readonly reach: DirectoryReach;
  /**
   * Makes an account that can sign in at once, with the same trigger as a confirmed sign-up: an invitation written
   * before decides organization and group.
   * @throws {GaitwayError} CONFLICT when the address has a confirmed account, INVALID_INPUT for a weak password
   */
  createConfirmedUser(user: NewUser): Promise<{ readonly userId: string }>;
  /** By id or by email address in any case. */
  find(name: string): Promise<(DirectoryUser & SecondFactor) | undefined>;
  /** Everybody, at most `limit` (1 to 60) at a time, in no order that means anything. */
  list(page: { readonly limit: number; readonly after?: string }): Promise<DirectoryPage>;
  /** The service's own groups of the user, in alphabetical order: a copy of what the record says. */
  groupsOf(userId: string): Promise<readonly Group[]>;
  setGroups(userId: string, groups: readonly Group[]): Promise<void>;
  /** Ends the user's sessions too. Access tokens live on until they expire; the record stops those. */
  disable(userId: string): Promise<void>;
  enable(userId: string): Promise<void>;
  /** Refresh tokens end at once, access tokens when they expire. */
  signOutEverywhere(userId: string): Promise<void>;
  /** For a lost phone: the password is enough again until another one is set up. Ends the user's sessions. */
  resetSecondFactor(userId: string): Promise<void>;
  /** What a session has proven. `off` also for a user who has no account. */
  secondFactorOf(session: SessionOfUser): Promise<SecondFactorProof>;
  /** Deletes the account, where there is one; the records stay. */
  remove(userId: string): Promise<void>;
}
