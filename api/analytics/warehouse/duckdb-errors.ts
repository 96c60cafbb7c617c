import { z } from 'zod';
import { parseJson } from '../../domain/parse-json.ts';
import { placeAfter, placeAfterBytes, type TextPlace } from '../../domain/text-place.ts';
import { type GaitwayError, limitExceeded, unavailable } from '../../errors.ts';
import { statementFault } from './statement-fault.ts';

interface ErrorContext {
  readonly statement: string;
  readonly memoryMb: number;
  /** A path that no message may show, unless it stands in the statement. */
  readonly objectsFolder: string;
}

/** Converts an error message of DuckDB, which is JSON under `errors_as_json`. */
export function toGaitwayError(
  message: string,
  { statement, memoryMb, objectsFolder }: ErrorContext,
): GaitwayError {
  const { kind, words, place } = readMessage(message, statement);
  if (kind === 'Out of Memory') {
    return limitExceeded('statement', `needs more than ${memoryMb} MB of memory: select less data`);
  }
  const isSecret = words.includes(objectsFolder) && !statement.includes(objectsFolder);
  if (kind === 'IO' || isSecret) return unavailable('The lake changed while it was read.');
  return statementFault(wordsOf(kind, words), place);
}

function wordsOf(kind: string | null, words: string): string {
  if (kind === 'Permission') return 'may read the tables recordings and samples only';
  if (words === NO_STATEMENT) return 'must be a SELECT statement';
  return kind === null ? words : `${kind} Error: ${words}`;
}

/** DuckDB's message for a text that contains only comments. */
const NO_STATEMENT = 'Error in native callback';

const structured = z.object({
  exception_type: z.string(),
  exception_message: z.string(),
  error_subtype: z.string().optional(),
  position: z.coerce.number().int().optional(),
});

interface Message {
  /** Such as `Binder`; null for a plain-text message. */
  readonly kind: string | null;
  readonly words: string;
  readonly place: TextPlace | null;
}

function readMessage(message: string, statement: string): Message {
  const { data } = structured.safeParse(parseJson(message.slice(message.indexOf('{'))));
  if (data === undefined) return { kind: null, words: oneLine(message), place: null };
  const { exception_type: kind, exception_message: words, position } = data;
  // The parser counts characters; the later stages count bytes.
  const placeIn = data.error_subtype === 'SYNTAX_ERROR' ? placeAfter : placeAfterBytes;
  const place = position === undefined ? null : placeIn(statement, position);
  return { kind, words: oneLine(words), place };
}

const oneLine = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
