/** What is wrong with one field of a recording, and what would be right. Never echoes a person's data. */
export interface Problem {
  /** Path inside the input, such as `samples.ax[17]`. */
  readonly field: string;
  /** Continues the field's name: `must be a finite number, got null`. */
  readonly message: string;
  /** Set where the input is too large; every other problem is an invalid input. */
  readonly code?: 'LIMIT_EXCEEDED';
}

/** A value, or every reason (at most `MAX_PROBLEMS`) why there is none. */
export type ParseResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Enough to see the pattern of a broken file; a million broken rows are not a million messages. */
export const MAX_PROBLEMS = 10;

/** The result of an input with these problems, the first `MAX_PROBLEMS` of them. */
export function refused(...problems: readonly Problem[]): {
  ok: false;
  problems: readonly Problem[];
} {
  return { ok: false, problems: problems.slice(0, MAX_PROBLEMS) };
}

/** Says what a value is without repeating it: whatever stands there may be a person's. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? 'a number' : String(value);
    case 'string':
      if (/^[-+]?(nan|inf|infinity)$/i.test(value)) return `"${value}"`;
      return value.trim() !== '' && !Number.isNaN(Number(value)) ? 'a number in quotes' : 'text';
    case 'boolean':
      return String(value);
    case 'undefined':
      return 'nothing';
    default:
      return 'an object';
  }
}
