import { LRUCache } from 'lru-cache';
import type { TokenClaims } from '../auth/authenticator.ts';
import { systemScope } from '../auth/scope.ts';
import type { UserDirectory } from '../auth/user-directory.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Database, ScopedTransaction } from '../database/database.ts';
import { userSessionStore } from '../database/stores/user-session-store.ts';
import { fieldConflict, secondFactorMissing, unauthenticated } from '../errors.ts';

/** How long a proof is cached, so that not every request calls the directory. A missing proof is never cached. */
const PROOF_MS = 60_000;

export interface SessionServiceDependencies {
  readonly database: Database;
  readonly directory: UserDirectory;
  readonly now: () => Date;
}

type SessionClaims = Pick<TokenClaims, 'userId' | 'sessionId' | 'signedInAt' | 'secondFactor'>;

/** Checks the second factor of sessions and ends sessions (decision 0024). */
export class SessionService {
  readonly #database: Database;
  readonly #directory: UserDirectory;
  readonly #now: () => Date;
  /** Sessions that have proven the second factor. */
  readonly #proven = new LRUCache<string, true>({ max: 10_000, ttl: PROOF_MS });

  constructor({ database, directory, now }: SessionServiceDependencies) {
    this.#database = database;
    this.#directory = directory;
    this.#now = now;
  }

  /**
   * Checks that the session of a token has proven the second factor of its account.
   * @throws {GaitwayError} FORBIDDEN when the account has none, UNAUTHENTICATED when the session has not proven it
   */
  async assertSecondFactor(session: SessionClaims): Promise<void> {
    const { userId, sessionId, signedInAt } = session;
    const key = sessionId === undefined ? undefined : `${userId} ${sessionId}`;
    if (key !== undefined && this.#proven.has(key)) return;
    switch (await this.#directory.secondFactorOf({ ...session, sessionId })) {
      case 'off':
        await this.#within((tx) => userSessionStore.forgetSecondFactor(tx, userId));
        throw secondFactorMissing();
      case 'notProven':
        throw signInAgain();
      case 'unknown': {
        const since = await this.#secondFactorSince(userId);
        if (since === 'now' || signedInAt === undefined || signedInAt <= since) throw signInAgain();
        break;
      }
      case 'proven':
    }
    if (key !== undefined) this.#proven.set(key, true);
  }

  /**
   * Records that the viewer turned the second factor on or off at the sign-in service. Returns whether all of their
   * sessions have ended, including this one.
   * @throws {GaitwayError} CONFLICT when the sign-in service reports the opposite
   */
  async recordSecondFactor(
    { userId, scope }: Viewer,
    { enabled }: { readonly enabled: boolean },
  ): Promise<boolean> {
    const sessionId = scope.sessionId ?? undefined;
    const state = await this.#directory.secondFactorOf({ userId, sessionId });
    if (enabled !== (state !== 'off')) {
      const message = `the sign-in service reports that it is ${enabled ? 'off' : 'on'}. Change it there first.`;
      throw fieldConflict('enabled', message);
    }
    if (state === 'unknown') return (await this.#secondFactorSince(userId)) === 'now';
    if (state === 'off') {
      await this.#within((tx) => userSessionStore.forgetSecondFactor(tx, userId));
    }
    return false;
  }

  /** Ends the user's sessions at the gateway, where the directory does not do that itself. */
  async end(tx: ScopedTransaction, userId: string): Promise<void> {
    if (this.#directory.reach !== 'sessions') await userSessionStore.end(tx, userId, this.#now());
  }

  /**
   * Returns when the account's second factor was first seen on. Returns `now` when this call is the first to see it.
   * Then every session has ended, because it may have started with the password alone.
   */
  async #secondFactorSince(userId: string): Promise<Date | 'now'> {
    const since = await this.#within((tx) => userSessionStore.secondFactorSince(tx, userId));
    if (since !== null) return since;
    // The refresh tokens end before the record is written: if the process stops in between, the next request does both.
    await this.#directory.signOutEverywhere(userId);
    await this.#within((tx) => userSessionStore.recordSecondFactor(tx, userId, this.#now()));
    return 'now';
  }

  #within<T>(work: (tx: ScopedTransaction) => Promise<T>): Promise<T> {
    return this.#database.within(systemScope('check and end sessions'), work);
  }
}

const signInAgain = () =>
  unauthenticated('Your organization requires a second factor. Sign in again and enter its code.');
