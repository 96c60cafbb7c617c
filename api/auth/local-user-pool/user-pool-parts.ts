import type { Log } from '../../log.ts';
import type { Mailer } from '../../notifications/notifier.ts';
import type { Authenticator } from '../authenticator.ts';
import type { SignUpTriggers } from '../sign-up-triggers.ts';
import type { PoolLimits } from './limits/pool-limits.ts';
import type { PoolAccess } from './pool-access.ts';
import type { PoolSecrets } from './pool-secrets.ts';
import type { SessionLife } from './stores/session-store.ts';
import type { TokenSigner } from './token-signer.ts';

/** What the operations of the user pool work with. */
export interface UserPoolParts extends PoolAccess {
  /** The only app client. */
  readonly clientId: string;
  /** The part of the pool's id after `_`; it takes part in the password exchange. */
  readonly poolName: string;
  readonly secrets: PoolSecrets;
  readonly limits: PoolLimits;
  readonly sessionLife: SessionLife;
  /** What hashing a password costs: the logarithm, to base 2, of scrypt's N. */
  readonly passwordCost: number;
  readonly signer: TokenSigner;
  readonly authenticator: Authenticator;
  readonly triggers: SignUpTriggers;
  readonly notifier: Mailer;
  readonly log: Log;
}

/** The key of failed sign-ins of an address from one client network: other networks are not locked with it. */
export const lockOf = (secrets: PoolSecrets, subject: string, network: string): string =>
  secrets.digest('lock', `${subject} ${network}`);

/** The key of everything that is counted for an address, whether or not somebody has it. */
export const subjectOf = (secrets: PoolSecrets, email: string): string =>
  secrets.digest('subject', email.toLowerCase());
