import type { TextPlace } from '../../domain/text-place.ts';
import { type GaitwayError, invalidInput } from '../../errors.ts';

/** An error of a statement, with its place both in the message and as data, so that an editor can mark it. */
export function statementFault(words: string, place: TextPlace | null): GaitwayError {
  if (place === null) return invalidInput({ field: 'statement', message: words });
  const message = `${words} (line ${place.line}, column ${place.column})`;
  return invalidInput({ field: 'statement', message, place });
}
