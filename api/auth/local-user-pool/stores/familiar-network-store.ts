import type { UserPoolTransaction } from '../user-pool-tables.ts';

/** A network that an account has not signed in from for this long is a stranger's again. */
const REMEMBERED_MS = 90 * 24 * 3600_000;

/** Remembers that an account has signed in from a network, which is kept as a keyed digest. */
export async function rememberNetwork(
  tx: UserPoolTransaction,
  { accountId, networkDigest }: { readonly accountId: string; readonly networkDigest: string },
  now: Date,
): Promise<void> {
  await tx
    .deleteFrom('familiar_networks')
    .where('account_id', '=', accountId)
    .where('signed_in_at', '<', new Date(now.getTime() - REMEMBERED_MS))
    .execute();
  await tx
    .insertInto('familiar_networks')
    .values({ account_id: accountId, network_digest: networkDigest, signed_in_at: now })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'network_digest']).doUpdateSet({ signed_in_at: now }),
    )
    .execute();
}

export async function isFamiliarNetwork(
  tx: UserPoolTransaction,
  { accountId, networkDigest }: { readonly accountId: string; readonly networkDigest: string },
  now: Date,
): Promise<boolean> {
  const row = await tx
    .selectFrom('familiar_networks')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where('network_digest', '=', networkDigest)
    .where('signed_in_at', '>=', new Date(now.getTime() - REMEMBERED_MS))
    .executeTakeFirst();
  return row !== undefined;
}
