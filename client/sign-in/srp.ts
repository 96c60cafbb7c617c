import { createHash, createHmac, getDiffieHellman, hkdfSync, randomBytes } from 'node:crypto';

// The client's half of the Secure Remote Password exchange (SRP-6a) in the dialect of Amazon Cognito: the 3072-bit group
// of RFC 3526, SHA-256, and a claim signed with a key derived from the shared secret. Implemented here because the
// library for it, amazon-cognito-identity-js, is deprecated, and Amplify supports only one session per process.

const GROUP = getDiffieHellman('modp15');
const N = BigInt(`0x${GROUP.getPrime('hex')}`);
const g = 2n;
const k = hashToNumber(padded(N) + padded(g));

/** `ChallengeParameters` of `PASSWORD_VERIFIER`. */
export interface PasswordChallenge {
  readonly SRP_B: string;
  readonly SALT: string;
  readonly SECRET_BLOCK: string;
  readonly USER_ID_FOR_SRP: string;
}

/** One exchange. Each sign-in needs a new one. */
export interface PasswordExchange {
  /** `SRP_A`, hexadecimal. */
  readonly clientPublic: string;
  /**
   * Returns the `ChallengeResponses` that prove knowledge of the password.
   * @throws {RangeError} for a value that an honest server never sends
   */
  answer(challenge: PasswordChallenge, password: string, now: Date): Record<string, string>;
}

/** @param userPoolId `region_Name` */
export function beginPasswordExchange(userPoolId: string): PasswordExchange {
  const poolName = userPoolId.slice(userPoolId.indexOf('_') + 1);
  const a = BigInt(`0x${randomBytes(32).toString('hex')}`);
  const A = power(g, a);

  return {
    clientPublic: A.toString(16),
    answer({ SRP_B, SALT, SECRET_BLOCK, USER_ID_FOR_SRP }, password, now) {
      const B = BigInt(`0x${SRP_B}`);
      if (B % N === 0n) throw new RangeError('SRP_B must not be a multiple of the prime');
      const u = hashToNumber(padded(A) + padded(B));
      const inner = sha256(
        Buffer.from(`${poolName}${USER_ID_FOR_SRP}:${password.normalize('NFKC')}`),
      );
      const x = hashToNumber(padded(BigInt(`0x${SALT}`)) + inner);
      const base = (((B - k * power(g, x)) % N) + N) % N;
      const S = power(base, a + u * x);
      const key = hkdfSync('sha256', bytes(padded(S)), bytes(padded(u)), 'Caldera Derived Key', 16);
      const TIMESTAMP = timestamp(now);
      return {
        USERNAME: USER_ID_FOR_SRP,
        PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
        TIMESTAMP,
        PASSWORD_CLAIM_SIGNATURE: createHmac('sha256', Buffer.from(key))
          .update(poolName + USER_ID_FOR_SRP)
          .update(Buffer.from(SECRET_BLOCK, 'base64'))
          .update(TIMESTAMP)
          .digest('base64'),
      };
    },
  };
}

/** Formats a time as Cognito expects it, the day without a leading zero: `Tue Mar 3 09:05:00 UTC 2026`. */
function timestamp(now: Date): string {
  const [weekday, day, month, year, time] = now.toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${Number(day)} ${time} UTC ${year}`;
}

/**
 * Computes base ** exponent mod N. Not with OpenSSL, which Node.js offers only through Diffie-Hellman: from Node.js 22 on,
 * it takes two seconds to check the well-known prime each time.
 */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % N;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}

function hashToNumber(hex: string): bigint {
  return BigInt(`0x${sha256(bytes(hex))}`);
}

function sha256(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Formats a positive number like Java's `BigInteger.toByteArray()`: with a zero byte when the sign bit would be set. */
function padded(number: bigint): string {
  const hex = evenHex(number);
  return /^[89a-f]/.test(hex) ? `00${hex}` : hex;
}

function evenHex(number: bigint): string {
  const hex = number.toString(16);
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}
