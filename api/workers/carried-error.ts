import { GaitwayError, type ErrorCode, type FieldProblem } from '../errors.ts';

/** An error taken apart to cross threads: a structured clone would leave it its message alone. */
export interface CarriedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** Of a `GaitwayError`. */
  readonly gaitway: { code: ErrorCode; problems: readonly FieldProblem[] } | null;
}

const BUILT_IN: Readonly<Record<string, ErrorConstructor>> = {
  RangeError,
  SyntaxError,
  TypeError,
};

/** Takes apart whatever was thrown; parquetjs-lite throws strings. */
export function packError(thrown: unknown): CarriedError {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return {
    name: error.name,
    message: error.message,
    stack: error.stack,
    gaitway: error instanceof GaitwayError ? { code: error.code, problems: error.problems } : null,
  };
}

/** The error as it was thrown in the other thread: class, code, problems, and the stack from there. */
export function unpackError({ name, message, stack, gaitway }: CarriedError): Error {
  const error = gaitway
    ? new GaitwayError(gaitway.code, message, gaitway.problems)
    : new (BUILT_IN[name] ?? Error)(message);
  if (error.name !== name) error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}
