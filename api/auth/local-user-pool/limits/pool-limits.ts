import { RateLimiterRes } from 'rate-limiter-flexible';
import { limitExceeded, lockedOut, tooManyRequests } from '../cognito-error.ts';
import { isFamiliarNetwork, rememberNetwork } from '../stores/familiar-network-store.ts';
import type { PoolAccess } from '../pool-access.ts';
import type { PoolSecrets } from '../pool-secrets.ts';
import { type Rate, StoredRateLimiter } from './stored-rate-limiter.ts';

const TEN_MINUTES = 600;
const HOUR = 3600;
const DAY = 24 * HOUR;

/**
 * What one client network may do to one account: what a person needs on a bad day, and small enough that no network
 * uses up the limits below, which count all networks together.
 */
const BY_ACCOUNT_AND_NETWORK = {
  mailsPerHour: { points: 5, seconds: HOUR }, // as many as Amazon Cognito sends
  mailsPerDay: { points: 10, seconds: DAY },
  codeGuesses: { points: 15, seconds: DAY }, // three codes of five guesses
} satisfies Record<string, Rate>;

/** What all networks that an account has never signed in from may do to it together. */
const BY_ACCOUNT = {
  mails: { points: 30, seconds: DAY }, // a mailbox survives them
  codeGuesses: { points: 50, seconds: DAY }, // finds one code of six digits in 20,000 days
  signInFailures: { points: 300, seconds: DAY }, // a single network is locked after about 110
} satisfies Record<string, Rate>;

/** What a client network may do to all accounts together; a clinic is one network. */
export interface NetworkLimits {
  /** Sign-ins that begin within ten minutes. Each costs a password hash or a key exchange. */
  readonly signIns: number;
  /** Wrong passwords and codes within ten minutes. */
  readonly failures: number;
  /** Mails with codes within an hour. */
  readonly mails: number;
}

/** Who tries something, and on which account. */
export interface Attempt {
  /** The key of the name that was given, whether or not there is such an account. */
  readonly subject: string;
  /** The client's network (`clientNetwork`). */
  readonly network: string;
  /** Undefined when there is no such account. */
  readonly accountId: string | undefined;
}

/** Takes what was counted back. */
export type GiveBack = () => Promise<void>;

/**
 * How often clients may try. Nothing here depends on whether there is an account, except that a network from which its
 * owner has signed in does not share the limit of strangers, so strangers cannot lock the owner out there.
 * Each call has transactions of its own and must be made outside of any other.
 */
export interface PoolLimits {
  /** @throws {CognitoError} TooManyRequestsException, LimitExceededException */
  takeMail(attempt: Attempt): Promise<void>;
  /**
   * Counts a guess at a code before it is judged; the right one is taken back.
   * @throws {CognitoError} TooManyRequestsException, LimitExceededException
   */
  takeCodeGuess(attempt: Attempt): Promise<GiveBack>;
  /** @throws {CognitoError} TooManyRequestsException */
  takeSignIn(network: string): Promise<void>;
  /**
   * Counts a guess at a password before it is judged; only a failure stays counted.
   * @throws {CognitoError} TooManyRequestsException, NotAuthorizedException
   */
  takePasswordGuess(attempt: Attempt): Promise<PasswordGuess>;
  /** The owner has signed in from this network, or has proven to read the mailbox there. */
  welcome(accountId: string, network: string): Promise<void>;
}

export interface PasswordGuess {
  /** It was wrong. */
  fail(): Promise<void>;
  /** It was right, or was not judged. */
  giveBack: GiveBack;
}

export function createPoolLimits(
  parts: PoolAccess & { readonly secrets: PoolSecrets },
  networkLimits: NetworkLimits,
): PoolLimits {
  const { within, secrets, now } = parts;
  const limiter = (name: string, rate: Rate) => new StoredRateLimiter(parts, name, rate);
  const ofNetwork = {
    signIns: limiter('sign-ins', { points: networkLimits.signIns, seconds: TEN_MINUTES }),
    failures: limiter('failures', { points: networkLimits.failures, seconds: TEN_MINUTES }),
    mails: limiter('mails', { points: networkLimits.mails, seconds: HOUR }),
  };
  const ofBoth = {
    mailsPerHour: limiter('account-mails-hour', BY_ACCOUNT_AND_NETWORK.mailsPerHour),
    mailsPerDay: limiter('account-mails-day', BY_ACCOUNT_AND_NETWORK.mailsPerDay),
    codeGuesses: limiter('account-guesses', BY_ACCOUNT_AND_NETWORK.codeGuesses),
  };
  const ofStrangers = {
    mails: limiter('strangers-mails', BY_ACCOUNT.mails),
    codeGuesses: limiter('strangers-guesses', BY_ACCOUNT.codeGuesses),
    signInFailures: limiter('strangers-failures', BY_ACCOUNT.signInFailures),
  };

  const networkKey = (network: string) => secrets.digest('network', network);
  const bothKey = ({ subject, network }: Attempt) =>
    secrets.digest('subject at', `${subject} ${network}`);

  async function isFamiliar({ accountId, network }: Attempt): Promise<boolean> {
    if (accountId === undefined) return false;
    const networkDigest = networkKey(network);
    return within((tx) => isFamiliarNetwork(tx, { accountId, networkDigest }, now()));
  }

  return {
    async takeMail(attempt) {
      await take(ofNetwork.mails, networkKey(attempt.network), tooManyRequests);
      await take(ofBoth.mailsPerHour, bothKey(attempt), limitExceeded);
      await take(ofBoth.mailsPerDay, bothKey(attempt), limitExceeded);
      if (await isFamiliar(attempt)) return;
      await take(ofStrangers.mails, attempt.subject, limitExceeded);
    },

    async takeCodeGuess(attempt) {
      const [network, both] = [networkKey(attempt.network), bothKey(attempt)];
      await take(ofNetwork.failures, network, tooManyRequests);
      await take(ofBoth.codeGuesses, both, limitExceeded);
      const counted = !(await isFamiliar(attempt));
      if (counted) await take(ofStrangers.codeGuesses, attempt.subject, limitExceeded);
      return async () => {
        await ofNetwork.failures.reward(network);
        await ofBoth.codeGuesses.reward(both);
        if (counted) await ofStrangers.codeGuesses.reward(attempt.subject);
      };
    },

    takeSignIn: (network) => take(ofNetwork.signIns, networkKey(network), tooManyRequests),

    async takePasswordGuess(attempt) {
      const network = networkKey(attempt.network);
      await take(ofNetwork.failures, network, tooManyRequests);
      const giveBack = async () => {
        await ofNetwork.failures.reward(network);
      };
      const failures = await ofStrangers.signInFailures.get(attempt.subject);
      if (failures !== null && failures.remainingPoints === 0 && !(await isFamiliar(attempt))) {
        await giveBack();
        throw lockedOut();
      }
      return {
        giveBack,
        async fail() {
          await ofStrangers.signInFailures.penalty(attempt.subject);
        },
      };
    },

    async welcome(accountId, network) {
      const networkDigest = networkKey(network);
      await within((tx) => rememberNetwork(tx, { accountId, networkDigest }, now()));
    },
  };
}

/** @throws what `refusal` returns for the wait, when nothing is left under the key */
async function take(
  limiter: StoredRateLimiter,
  key: string,
  refusal: (retryAfterSeconds: number) => Error,
): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw refusal(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
  }
}
