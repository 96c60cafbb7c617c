import { type Connection, type PoolClient, type QueryResult, types } from 'pg';
import { closeIfUseless } from './close-when-lost.ts';
import { parseMoment } from './moment.ts';
import type { Statement } from '../statement.ts';

/** A value of a parameter. Dates travel in UTC, arrays as Postgres writes them. */
export type Value =
  string | number | boolean | Date | null | readonly (string | number | boolean | null)[];

/** A statement to run, and where its rows go. */
export interface Step {
  readonly statement: Statement<unknown>;
  readonly values: readonly Value[];
  /** Types of the first parameters, where the text does not say them. */
  readonly types?: readonly number[];
}

/**
 * Runs statements as one transaction in one round trip: Postgres takes everything up to the one `Sync` at the end
 * as a transaction, so that none is seen without those before it, and after a failing one it skips the rest.
 * Returns the rows of each.
 */
export function runTogether(client: PoolClient, steps: readonly Step[]): Promise<unknown[][]> {
  return new Promise((resolve, reject) => {
    const onError = (error: Error) => {
      closeIfUseless(client, error);
      reject(error);
    };
    client.query(new RoundTrip(steps, resolve, onError));
  });
}

type Field = QueryResult['fields'][number];
type Row = Record<string, unknown>;
type ReadRow = (cells: readonly (string | null)[]) => Row;

/** How the rows of a prepared statement are read: told by the first connection that prepares it. */
const readers = new Map<string, ReadRow>();

/** Which statements a connection has prepared. */
const prepared = new WeakMap<Connection, Set<string>>();

/** What `pg` hands a query of one's own; its types know half of it. */
interface WireConnection {
  readonly stream: { cork?(): void; uncork?(): void };
  parse(message: { text: string; name: string; types: readonly number[] }): void;
  bind(message: { statement: string; values: readonly (string | null)[] }): void;
  describe(message: { type: 'P' }): void;
  execute(message: object): void;
  close(message: { type: 'S'; name: string }): void;
  sync(): void;
}

class RoundTrip {
  readonly steps: readonly Step[];
  /** `pg` sets it, to stop the clock that it holds every query against, and with it whatever the query holds. */
  callback?: (error: Error | null) => void;
  readonly #resolve: (rows: unknown[][]) => void;
  readonly #reject: (error: Error) => void;
  readonly #rows: Row[][] = [];
  readonly #newlyPrepared: string[] = [];
  #current: Row[] = [];
  #read: ReadRow | undefined;

  constructor(
    steps: readonly Step[],
    resolve: (rows: unknown[][]) => void,
    reject: (error: Error) => void,
  ) {
    this.steps = steps;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: Connection): void {
    const wire = connection as unknown as WireConnection;
    let names = prepared.get(connection);
    if (names === undefined) prepared.set(connection, (names = new Set()));
    wire.stream.cork?.(); // or each message is a packet of its own
    for (const { statement, values, types = [] } of this.steps) {
      const name = statement.name ?? '';
      if (!names.has(name)) {
        // A failed transaction may have left it prepared; closing what is not there is no error.
        if (name !== '') wire.close({ type: 'S', name });
        wire.parse({ text: statement.text, name, types });
        if (name !== '') this.#newlyPrepared.push(name);
      }
      wire.bind({ statement: name, values: values.map(write) });
      if (!readers.has(name)) wire.describe({ type: 'P' });
      wire.execute({});
    }
    wire.sync();
    wire.stream.uncork?.();
    this.#beginStep();
  }

  handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    this.#read = rowReader(fields);
    const name = this.steps[this.#rows.length]?.statement.name;
    if (name !== undefined) readers.set(name, this.#read);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    this.#current.push(this.#read!(fields));
  }

  handleCommandComplete(): void {
    this.#rows.push(this.#current);
    this.#beginStep();
  }

  handleError(error: Error): void {
    this.callback?.(error);
    this.#reject(error);
  }

  handleReadyForQuery(connection: Connection): void {
    const names = prepared.get(connection);
    for (const name of this.#newlyPrepared) names?.add(name);
    this.callback?.(null);
    this.#resolve(this.#rows);
  }

  #beginStep(): void {
    this.#current = [];
    const name = this.steps[this.#rows.length]?.statement.name;
    this.#read = name === undefined ? undefined : readers.get(name);
  }
}

function rowReader(fields: readonly Field[]): ReadRow {
  const names = fields.map(({ name }) => name);
  const parsers = fields.map(({ dataTypeID }) => parserOf(dataTypeID));
  // A copy has all its properties from the start, so that every row shares one shape: faster to fill and to read.
  const empty: Row = Object.fromEntries(names.map((name) => [name, null]));
  return (cells) => {
    const row = { ...empty };
    for (let index = 0; index < names.length; index++) {
      const cell = cells[index]!;
      if (cell !== null) row[names[index]!] = parsers[index]!(cell);
    }
    return row;
  };
}

function parserOf(type: number): (text: string) => unknown {
  if (type === Number(types.builtins.TIMESTAMPTZ)) return parseMoment;
  return types.getTypeParser(type) as (text: string) => unknown;
}

function write(value: Value): string | null {
  if (typeof value === 'string' || value === null) return value;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return `{${value.map(writeElement).join()}}`;
  return String(value);
}

function writeElement(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value);
  // Tested first, because replacing nothing takes three times as long; most elements are ids.
  return `"${SPECIAL.test(value) ? value.replaceAll(SPECIAL_EACH, '\\$&') : value}"`;
}

const SPECIAL = /[\\"]/;
const SPECIAL_EACH = /[\\"]/g;
