import { createHash } from 'node:crypto';
import { uuidOfDigest } from '../../domain/uuid.ts';
import type { PoolSecrets } from './pool-secrets.ts';

/** What a stranger sees of an address without an account: always the same, as for an account. */
export interface Decoy {
  /** The `USER_ID_FOR_SRP`. The first account of the address gets the same. */
  readonly id: string;
  /** The `UserSub` of a sign-up that creates no account. */
  readonly sub: string;
  readonly srpSalt: string;
  readonly srpVerifier: string;
}

export function decoyFor(secrets: PoolSecrets, subject: string): Decoy {
  return {
    id: uuidOfDigest(secrets.digest('decoy id', subject), 4),
    sub: uuidOfDigest(secrets.digest('decoy sub', subject), 4),
    srpSalt: secrets.digest('decoy salt', subject).slice(0, 32),
    // One byte shorter than the group's prime, so that it is a member of the group.
    srpVerifier: createHash('shake256', { outputLength: 383 })
      .update(secrets.digest('decoy verifier', subject))
      .digest('hex'),
  };
}
