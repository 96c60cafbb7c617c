import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { createLimiter } from '../../limits/limiter.ts';
import { tooManyRequests } from './cognito-error.ts';
import { normalizePassword } from './password-policy.ts';

const scryptAsync = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** With a cost of 14: 16 MiB and 5 passes, from the OWASP password storage cheat sheet. */
const BLOCK_SIZE = 8;
const PASSES = 5;
const HASH_BYTES = 32;

// Hashing is slow on purpose, so that many sign-ins at once could take every thread that files are read with.
const MOST_AT_ONCE = 2;
const MOST_WAITING = 100;
/** A refused sign-in may come back when a full queue has been worked off. */
const RETRY_AFTER_SECONDS = 10;

const hashing = createLimiter({
  places: MOST_AT_ONCE,
  waiting: MOST_WAITING,
  // A whole clinic signs in from one network, but another network must find the queue open.
  shares: { network: { places: MOST_AT_ONCE, waiting: MOST_WAITING / 2 } },
  refusal: () => tooManyRequests(RETRY_AFTER_SECONDS),
});

async function derive(
  password: string,
  salt: Buffer,
  length: number,
  cost: ScryptOptions,
  network: string | undefined,
): Promise<Buffer> {
  const leave = await hashing.enter({ network });
  try {
    return await scryptAsync(password, salt, length, cost);
  } finally {
    leave();
  }
}

/**
 * Hashes a password with a salt of its own; a PHC string, so that the cost can rise without losing old hashes.
 * `cost` is the logarithm, to base 2, of scrypt's N; `network` is the client's, undefined for this process itself.
 * @throws {CognitoError} TooManyRequestsException when a hundred are waiting already, or fifty of the network
 */
export async function hashPassword(
  password: string,
  cost: number,
  network?: string,
): Promise<string> {
  const salt = randomBytes(16);
  const [r, p] = [BLOCK_SIZE, PASSES];
  const hash = await derive(password, salt, HASH_BYTES, { N: 2 ** cost, r, p }, network);
  return `$scrypt$ln=${cost},r=${r},p=${p}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/**
 * Whether the password is the hashed one. Without a hash (nobody has that address) the answer is no,
 * after the same work.
 * @throws {CognitoError} TooManyRequestsException when a hundred are waiting already, or fifty of the network
 */
export async function passwordMatches(
  password: string,
  hash: string | undefined,
  cost: number,
  network: string,
): Promise<boolean> {
  if (hash === undefined) {
    await hashPassword(password, cost, network);
    return false;
  }
  const parts = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(hash);
  if (!parts) throw new Error('the stored password hash is not a scrypt PHC string');
  const [ln, r, p] = parts.slice(1, 4).map(Number) as [number, number, number];
  const [salt, expected] = parts.slice(4).map((part) => Buffer.from(part, 'base64url')) as [
    Buffer,
    Buffer,
  ];
  const actual = await derive(
    normalizePassword(password),
    salt,
    expected.length,
    { N: 2 ** ln, r, p },
    network,
  );
  return timingSafeEqual(actual, expected);
}
