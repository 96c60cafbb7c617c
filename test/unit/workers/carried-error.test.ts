import { describe, expect, it } from 'vitest';
import { invalidInput } from '../../../api/errors.ts';
import { packError, unpackError } from '../../../api/workers/carried-error.ts';

const carry = (thrown: unknown) => unpackError(structuredClone(packError(thrown)));

describe('an error from a worker thread', () => {
  it('keeps code, problems and stack of a GaitwayError', () => {
    const error = invalidInput({ field: 'ts', message: 'must be sorted' });
    const carried = carry(error);
    expect(carried).toBeInstanceOf(error.constructor);
    expect(carried).toEqual(error);
    expect(carried.stack).toBe(error.stack);
  });

  it('keeps the class of built-in errors, and the name of others', () => {
    expect(carry(new RangeError('too far'))).toBeInstanceOf(RangeError);
    class Odd extends Error {
      override name = 'Odd';
    }
    expect(carry(new Odd('strange'))).toMatchObject({ name: 'Odd', message: 'strange' });
  });

  it('turns a thrown string into an error', () => {
    expect(carry('invalid encoding')).toEqual(new Error('invalid encoding'));
  });
});
