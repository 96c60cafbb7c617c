import type { UserPoolTransaction } from './user-pool-tables.ts';

/** Access to the pool's tables, and the pool's clock. */
export interface PoolAccess {
  /**
   * One short transaction on the pool's tables. Triggers and mails have transactions of their own and must be called
   * outside of it: the embedded database has a single connection.
   */
  within<T>(work: (tx: UserPoolTransaction) => Promise<T>): Promise<T>;
  readonly now: () => Date;
}
