import { sql } from 'kysely';
import type { UserPoolTransaction } from '../user-pool-tables.ts';

/** How many rows whose time is over one statement deletes at most. */
const CLEARED_AT_ONCE = 100;

/** What was counted under a key, and until when it counts. */
export interface StoredPoints {
  readonly points: number;
  readonly expiresAt: Date;
}

/** Adds points to a key, whose time begins with its first point, or replaces them. Less than none is none. */
export async function addPoints(
  tx: UserPoolTransaction,
  key: string,
  {
    points,
    durationMs,
    replace,
  }: { readonly points: number; readonly durationMs: number; readonly replace: boolean },
  now: Date,
): Promise<StoredPoints> {
  await clearExpired(tx, now);
  const expiresAt = new Date(now.getTime() + durationMs);
  const { points: total, expires_at } = await tx
    .insertInto('limits')
    .values({ key, points: Math.max(points, 0), expires_at: expiresAt })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((row) => {
        const isOver = replace ? sql<boolean>`true` : row('limits.expires_at', '<=', now);
        return {
          points: sql<number>`case when ${isOver} then ${Math.max(points, 0)}
            else greatest(limits.points + ${points}, 0) end`,
          expires_at: sql<Date>`case when ${isOver} then ${expiresAt}::timestamptz
            else limits.expires_at end`,
        };
      }),
    )
    .returning(['points', 'expires_at'])
    .executeTakeFirstOrThrow();
  return { points: total, expiresAt: expires_at };
}

/** Undefined when nothing is counted under the key. */
export async function findPoints(
  tx: UserPoolTransaction,
  key: string,
  now: Date,
): Promise<StoredPoints | undefined> {
  const row = await tx
    .selectFrom('limits')
    .select(['points', 'expires_at'])
    .where('key', '=', key)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && { points: row.points, expiresAt: row.expires_at };
}

/** Returns whether there was such a key. */
export async function removePoints(tx: UserPoolTransaction, key: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('limits')
    .where('key', '=', key)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Rows that another transaction works on are left to the next call, so that none waits for another. */
async function clearExpired(tx: UserPoolTransaction, now: Date): Promise<void> {
  await tx
    .deleteFrom('limits')
    .where('key', 'in', (from) =>
      from
        .selectFrom('limits')
        .select('key')
        .where('expires_at', '<=', now)
        .limit(CLEARED_AT_ONCE)
        .forUpdate()
        .skipLocked(),
    )
    .execute();
}
