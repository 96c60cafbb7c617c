import { createHash, createHmac, getDiffieHellman, hkdfSync, randomBytes } from 'node:crypto';

// The server's half of the Secure Remote Password exchange (SRP-6a) in the dialect of Amazon Cognito: the 3072-bit
// group of RFC 3526, SHA-256, and a claim signed with a key derived from the shared secret. The client's half is
// `AuthenticationHelper` in amazon-cognito-identity-js and in Amplify, with the same letters for the same values.

const GROUP = getDiffieHellman('modp15');
const N = BigInt(`0x${GROUP.getPrime('hex')}`);
const g = 2n;
const k = hashToNumber(padded(N) + padded(g));

/** Who a verifier is for. The pool's name and the user's id are part of what is hashed. */
interface SrpIdentity {
  /** The part of the user pool's id after `_`. */
  readonly poolName: string;
  /** `USER_ID_FOR_SRP`. */
  readonly userId: string;
}

/** The part of a user pool's id that takes part in the exchange. */
export const poolNameOf = (userPoolId: string): string =>
  userPoolId.slice(userPoolId.indexOf('_') + 1);

export const createSalt = (): string => randomBytes(16).toString('hex');

/** What the server keeps instead of the password; hexadecimal. */
export function createVerifier(identity: SrpIdentity, password: string, salt: string): string {
  const { poolName, userId } = identity;
  const inner = createHash('sha256').update(`${poolName}${userId}:${password}`).digest('hex');
  const x = hashToNumber(padded(BigInt(`0x${salt}`)) + inner);
  return power(g, x).toString(16);
}

/** The server's answer to the client's public value. */
export interface ServerChallenge {
  /** `SRP_B`, hexadecimal. */
  readonly serverPublic: string;
  /** The key that both sides now have, if the client knows the password; hexadecimal. */
  readonly claimKey: string;
}

/**
 * Computes the shared key at once, so that neither the verifier nor the server's secret outlives the call.
 * Answers undefined when the client's value is not one that an honest client sends (RFC 5054, 2.5.4).
 */
export function answerClient(clientPublic: string, verifier: string): ServerChallenge | undefined {
  const A = BigInt(`0x${clientPublic}`) % N;
  // Powers of 0, 1 and -1 are known without the password.
  if (A <= 1n || A === N - 1n) return undefined;
  const v = BigInt(`0x${verifier}`);
  const b = BigInt(`0x${randomBytes(32).toString('hex')}`);
  const B = (k * v + power(g, b)) % N;
  const u = hashToNumber(padded(BigInt(`0x${clientPublic}`)) + padded(B));
  const S = power((A * power(v, u)) % N, b);
  const key = hkdfSync('sha256', bytes(padded(S)), bytes(padded(u)), 'Caldera Derived Key', 16);
  return { serverPublic: B.toString(16), claimKey: Buffer.from(key).toString('hex') };
}

/** `PASSWORD_CLAIM_SIGNATURE`: what a client that has the key answers; base64. */
export function signClaim(
  identity: SrpIdentity,
  claimKey: string,
  claim: { readonly secretBlock: string; readonly timestamp: string },
): string {
  return createHmac('sha256', bytes(claimKey))
    .update(identity.poolName + identity.userId)
    .update(Buffer.from(claim.secretBlock, 'base64'))
    .update(claim.timestamp)
    .digest('base64');
}

/**
 * Computes base ** exponent mod N, in 6 ms for 256 bits. OpenSSL takes a fifth of that, but Node.js offers it only through
 * Diffie-Hellman, and from Node.js 22 on that takes two seconds to check the well-known prime each time. The time depends
 * on the exponent, which is either public, or random and used once.
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
  return BigInt(`0x${createHash('sha256').update(bytes(hex)).digest('hex')}`);
}

/** As Java's `BigInteger.toByteArray()` writes a positive number: a leading zero byte where the sign bit would be. */
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
