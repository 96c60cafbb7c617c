/** How many texts a connection keeps prepared; further ones are parsed each time they run. */
const MAXIMUM_PREPARED = 500;

/** A statement that returns rows of one shape. Each connection prepares it once, under its name. */
export interface Statement<Row> {
  readonly text: string;
  /** Undefined when too many are prepared already. */
  readonly name: string | undefined;
  /** Only for the compiler. */
  readonly row?: Row;
}

const known = new Map<string, Statement<unknown>>();

/** The statement with this text. Values never stand in it: they travel as `$1`, `$2` and so on. */
export function statement<Row>(text: string): Statement<Row> {
  const existing = known.get(text);
  if (existing) return existing as Statement<Row>;
  if (known.size === MAXIMUM_PREPARED) return { text, name: undefined };
  const made: Statement<Row> = { text, name: `gaitway_${known.size}` };
  known.set(text, made);
  return made;
}
