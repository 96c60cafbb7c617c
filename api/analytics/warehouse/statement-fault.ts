import type { TextPlace } from '../../domain/text-place.ts';
import { type GaitwayError, invalidInput } from '../../errors.ts';

/** What an engine says is wrong with a statement, and where: in the words, and for whoever marks it. */
export function statementFault(words: string, place: TextPlace | null): GaitwayError {
  if (place === null) return invalidInput({ field: 'statement', message: words });
  const message = `${words} (line ${place.line}, column ${place.column})`;
  return invalidInput({ field: 'statement', message, place });
}
