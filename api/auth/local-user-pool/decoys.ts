import { createHash } from 'node:crypto';
import { uuidOfDigest } from '../../domain/uuid.ts';
import type { PoolSecrets } from './pool-secrets.ts';

/** What a stranger is told about an address that nobody has: always the same, like the truth about a real one. */
export interface Decoy {
  readonly id: string;
  readonly srpSalt: string;
  readonly srpVerifier: string;
}

export function decoyFor(secrets: PoolSecrets, subject: string): Decoy {
  return {
    id: uuidOfDigest(secrets.digest('decoy id', subject), 4),
    srpSalt: secrets.digest('decoy salt', subject).slice(0, 32),
    // One byte shorter than the group's prime, so that it is a member of the group.
    srpVerifier: createHash('shake256', { outputLength: 383 })
      .update(secrets.digest('decoy verifier', subject))
      .digest('hex'),
  };
}
