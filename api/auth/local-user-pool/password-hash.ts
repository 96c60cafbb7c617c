import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { createTurns } from './turns.ts';

const scryptAsync = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** With a cost of 14: 16 MiB and 5 passes, from the OWASP password storage cheat sheet. */
const BLOCK_SIZE = 8;
const PASSES = 5;
const HASH_BYTES = 32;

// Hashing is slow on purpose, so that many sign-ins at once could take every thread that files are read with.
const MOST_AT_ONCE = 2;
const MOST_WAITING = 100;
const inTurn = createTurns(MOST_AT_ONCE, MOST_WAITING);

const derive = (password: string, salt: Buffer, length: number, cost: ScryptOptions) =>
  inTurn(() => scryptAsync(password, salt, length, cost));

/**
 * Hashes a password with a salt of its own; a PHC string, so that the cost can rise without losing old hashes.
 * `cost` is the logarithm, to base 2, of scrypt's N.
 * @throws {CognitoError} TooManyRequestsException when a hundred others are waiting already
 */
export async function hashPassword(password: string, cost: number): Promise<string> {
  const salt = randomBytes(16);
  const [r, p] = [BLOCK_SIZE, PASSES];
  const hash = await derive(password, salt, HASH_BYTES, { N: 2 ** cost, r, p });
  return `$scrypt$ln=${cost},r=${r},p=${p}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/**
 * Whether the password is the hashed one. Without a hash (nobody has that address) the answer is no,
 * after the same work.
 * @throws {CognitoError} TooManyRequestsException when a hundred others are waiting already
 */
export async function passwordMatches(
  password: string,
  hash: string | undefined,
  cost: number,
): Promise<boolean> {
  if (hash === undefined) {
    await hashPassword(password, cost);
    return false;
  }
  const parts = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(hash);
  if (!parts) throw new Error('the stored password hash is not a scrypt PHC string');
  const [ln, r, p] = parts.slice(1, 4).map(Number) as [number, number, number];
  const [salt, expected] = parts.slice(4).map((part) => Buffer.from(part, 'base64url')) as [
    Buffer,
    Buffer,
  ];
  const actual = await derive(password, salt, expected.length, { N: 2 ** ln, r, p });
  return timingSafeEqual(actual, expected);
}
