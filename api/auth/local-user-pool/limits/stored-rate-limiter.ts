import { RateLimiterRes } from 'rate-limiter-flexible';
import RateLimiterStoreAbstract from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js';
import { addPoints, findPoints, removePoints, type StoredPoints } from '../stores/limit-store.ts';
import type { PoolAccess } from '../pool-access.ts';

/** How often something may happen. */
export interface Rate {
  readonly points: number;
  /** From the first point on. Attempts that are refused do not prolong it. */
  readonly seconds: number;
}

/**
 * Counts in the pool's database, by the pool's clock: what is counted holds for all processes, and outlives them. Each
 * call is a transaction of its own, so none may be made within another.
 */
export class StoredRateLimiter extends RateLimiterStoreAbstract<StoredPoints> {
  readonly #access: PoolAccess;

  constructor(access: PoolAccess, name: string, rate: Rate) {
    super({ keyPrefix: name, points: rate.points, duration: rate.seconds });
    this.#access = access;
  }

  protected override _upsert(key: string, points: number, durationMs: number, replace: boolean) {
    const { within, now } = this.#access;
    return within((tx) => addPoints(tx, key, { points, durationMs, replace }, now()));
  }

  protected override async _get(key: string) {
    const { within, now } = this.#access;
    return (await within((tx) => findPoints(tx, key, now()))) ?? null;
  }

  protected override _delete(key: string) {
    return this.#access.within((tx) => removePoints(tx, key));
  }

  protected override _getRateLimiterRes(
    _key: string,
    changed: number,
    { points, expiresAt }: StoredPoints,
  ) {
    return new RateLimiterRes(
      Math.max(this.points - points, 0),
      Math.max(expiresAt.getTime() - this.#access.now().getTime(), 0),
      points,
      points === changed,
    );
  }
}
