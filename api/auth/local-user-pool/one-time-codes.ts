import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
/** One step of grace on both sides, for phones whose clocks are wrong and people who type slowly (RFC 6238, 5.2). */
const GRACE_STEPS = 1;

/** A new shared secret: 160 bits (RFC 4226, 4), in base 32. */
export const createSharedSecret = (): string => new Secret({ size: 20 }).base32;

/** The 30 s step since 1970 whose code this is, or null when it is not a code of about now. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD_SECONDS });
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: GRACE_STEPS });
  return delta === null ? null : Math.floor(now.getTime() / (PERIOD_SECONDS * 1000)) + delta;
}
