import { notFound } from '../api/errors.ts';

/**
 * Returns the record that a mutation has changed, loaded again for its payload. Another request may have deleted it
 * in between.
 * @throws {GaitwayError} NOT_FOUND
 */
export async function requireFound<T>(noun: string, found: Promise<T | null>): Promise<T> {
  const record = await found;
  if (record === null) throw notFound(noun, `${noun}Id`);
  return record;
}
