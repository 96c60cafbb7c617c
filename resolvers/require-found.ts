import { notFound } from '../api/errors.ts';

/**
 * What a mutation has changed, read again for its answer: somebody else may have taken it away in between.
 * @throws {GaitwayError} NOT_FOUND
 */
export async function requireFound<T>(noun: string, found: Promise<T | null>): Promise<T> {
  const record = await found;
  if (record === null) throw notFound(noun, `${noun}Id`);
  return record;
}
