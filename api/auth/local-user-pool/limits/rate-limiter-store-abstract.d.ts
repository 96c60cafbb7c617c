/** The base of limiters that keep their counts somewhere; the package declares its class without what is to be overridden. */
declare module 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js' {
  import { RateLimiterAbstract, type RateLimiterRes } from 'rate-limiter-flexible';

  export default abstract class RateLimiterStoreAbstract<Stored> extends RateLimiterAbstract {
    constructor(options: { keyPrefix: string; points: number; duration: number });
    protected abstract _upsert(
      key: string,
      points: number,
      durationMs: number,
      replace: boolean,
    ): Promise<Stored>;
    protected abstract _get(key: string): Promise<Stored | null>;
    protected abstract _delete(key: string): Promise<boolean>;
    protected abstract _getRateLimiterRes(
      key: string,
      changedPoints: number,
      stored: Stored,
    ): RateLimiterRes;
  }
}
