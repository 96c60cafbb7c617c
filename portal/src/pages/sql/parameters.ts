/** The value of a `?` of a statement. */
export type SqlValue = string | number | boolean | null;

/** The statement in the editor, and the typed value of each `?`. */
export interface QueryText {
  readonly statement: string;
  readonly parameters: readonly string[];
}

/** Texts, quoted names and comments, in which a `?` is not a parameter. */
const NO_CODE = /'(?:[^']|'')*'?|"(?:[^"]|"")*"?|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;

/** The number of parameters of a statement. */
export const countParameters = (statement: string): number =>
  statement.replace(NO_CODE, ' ').split('?').length - 1;

/**
 * Parses a number, true, false or null, as `gaitway query` does. Anything else is text, and so is anything in quotes.
 */
export function readParameter(typed: string): SqlValue {
  try {
    const value: unknown = JSON.parse(typed);
    if (value === null || typeof value !== 'object') return value as SqlValue;
  } catch {
    // any other input is text
  }
  return typed;
}

/** The text to type for a value. */
export function typedParameter(value: SqlValue): string {
  if (typeof value !== 'string') return String(value);
  return readParameter(value) === value ? value : JSON.stringify(value);
}

/** One value for each `?` of the statement. */
export const parametersOf = ({ statement, parameters }: QueryText): SqlValue[] =>
  Array.from({ length: countParameters(statement) }, (_, at) =>
    readParameter(parameters[at] ?? ''),
  );
