type Arguments = Readonly<Record<string, unknown>>;

/**
 * The values of a field that aliases of its parent select under one response key, each with different arguments. Aliases
 * of an object share its record, so that one key can have several values there.
 */
export class ValuesByArguments {
  readonly #values = new Map<string, unknown>();

  set(args: Arguments, value: unknown): this {
    this.#values.set(keyOf(args), value);
    return this;
  }

  get(args: Arguments): unknown {
    return this.#values.get(keyOf(args));
  }
}

/** Equal for arguments that are equal, whatever the order of their names. */
const keyOf = (args: Arguments): string =>
  JSON.stringify(args, (_, value: unknown) =>
    isRecord(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

const isRecord = (value: unknown): value is Arguments =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
