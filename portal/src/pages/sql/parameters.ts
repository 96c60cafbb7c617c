/** What a `?` of a statement may stand for. */
export type SqlValue = string | number | boolean | null;

/** A statement as it stands in the editor, and what is typed for each `?`. */
export interface QueryText {
  readonly statement: string;
  readonly parameters: readonly string[];
}

/** What is no code: texts, quoted names, comments. */
const NO_CODE = /'(?:[^']|'')*'?|"(?:[^"]|"")*"?|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;

/** How many `?` a statement has that want a value. */
export const countParameters = (statement: string): number =>
  statement.replace(NO_CODE, ' ').split('?').length - 1;

/** A number, true, false or null, as `gaitway query` reads it too; anything else is a text, as is what stands in quotes. */
export function readParameter(typed: string): SqlValue {
  try {
    const value: unknown = JSON.parse(typed);
    if (value === null || typeof value !== 'object') return value as SqlValue;
  } catch {
    // any other text is itself
  }
  return typed;
}

/** What somebody types for a value. */
export function typedParameter(value: SqlValue): string {
  if (typeof value !== 'string') return String(value);
  return readParameter(value) === value ? value : JSON.stringify(value);
}

/** One for each `?` of the statement. */
export const parametersOf = ({ statement, parameters }: QueryText): SqlValue[] =>
  Array.from({ length: countParameters(statement) }, (_, at) =>
    readParameter(parameters[at] ?? ''),
  );
