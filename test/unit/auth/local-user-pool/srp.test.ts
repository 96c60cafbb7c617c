import { getDiffieHellman } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  answerClient,
  createSalt,
  createVerifier,
  poolNameOf,
} from '../../../../api/auth/local-user-pool/srp.ts';

const N = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`);
const identity = { poolName: 'gaitway', userId: '6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a5b' };
const verifier = createVerifier(identity, 'Correct-Horse-7', createSalt());

describe('the password exchange', () => {
  it.each([0n, 1n, N - 1n, N, N + 1n, 2n * N])(
    'rejects the client value %#, whose powers are known without the password',
    (value) => {
      expect(answerClient(value.toString(16), verifier)).toBeUndefined();
    },
  );

  it('has a new key each time', () => {
    const first = answerClient('abc123', verifier);
    const second = answerClient('abc123', verifier);
    expect(first?.claimKey).toMatch(/^[\da-f]{32}$/);
    expect(second?.claimKey).not.toBe(first?.claimKey);
  });

  it('creates verifiers that differ by salt, user and pool', () => {
    const salt = 'c0ffee00c0ffee00c0ffee00c0ffee00';
    const password = 'Correct-Horse-7';
    const verifiers = [
      createVerifier(identity, password, salt),
      createVerifier(identity, password, 'd0ffee00c0ffee00c0ffee00c0ffee00'),
      createVerifier({ ...identity, userId: 'other' }, password, salt),
      createVerifier({ ...identity, poolName: 'other' }, password, salt),
    ];
    expect(new Set(verifiers).size).toBe(4);
    expect(createVerifier(identity, password, salt)).toBe(verifiers[0]);
  });

  it('uses its part of the pool id', () => {
    expect(poolNameOf('eu-west-1_AbC123')).toBe('AbC123');
  });
});
