/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Names that a `with` may define. All of them are tables of the default schema too, so that a wrong scope is
 * detected.
 */
const DEFINED = [
  't',
  'u',
  'v',
  'own',
  'secrets',
  'recordings',
  'samples',
  '"my table"',
  '"T"',
  'U',
];

/** Names of allowed and of other tables. */
const NAMED = [
  ...DEFINED,
  ...['other', '"secrets"', '"Recordings"', 'SAMPLES', '"my table"', '"default.secrets"'],
  ...['default.secrets', 'gaitway_test.samples', '"gaitway_test"."recordings"'],
  ...['"gaitway_test.samples"', 'awsdatacatalog.default.secrets', 'recordings.samples'],
  ...['"recordings$partitions"', 'information_schema.tables', 'gaitway_other.recordings'],
];

/** Longer ones find nothing more, and an engine that copies each use of a `with` plans them for minutes. */
const LONGEST = 700;
const DEEPEST = 3;

/** Generates a query with one text column, `recording_id`. Names are chosen mostly at random. */
export function generateStatement(random: () => number): string {
  for (;;) {
    const statement = new Writer(random).query(0, []);
    if (statement.length <= LONGEST) return statement;
  }
}

type Names = readonly string[];

const sameName = (a: string, b: string) =>
  a.replaceAll('"', '').toLowerCase() === b.replaceAll('"', '').toLowerCase();

class Writer {
  readonly #random: () => number;
  #aliases = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  query(depth: number, names: Names): string {
    if (depth > DEEPEST || !this.#chance(0.5 - depth / 8)) return this.#body(depth, names);
    const isRecursive = this.#chance(0.25);
    const definitions: string[] = [];
    const seen = [...names];
    const free = new Set(DEFINED);
    for (let count = this.#below(3) + 1; count > 0; count--) {
      const name = this.#pick([...free]);
      for (const other of DEFINED) if (sameName(name, other)) free.delete(other);
      const inner =
        isRecursive && this.#chance(0.6)
          ? this.#recursion(name, depth, seen)
          : this.query(depth + 1, this.#chance(0.05) ? [...seen, name] : seen);
      const columns = isRecursive || this.#chance(0.3) ? ' (recording_id)' : '';
      definitions.push(`${name}${columns} as (${inner})`);
      seen.push(name);
    }
    const keyword = isRecursive ? 'with recursive' : 'with';
    return `${keyword} ${definitions.join(', ')} ${this.#body(depth, seen)}`;
  }

  #recursion(name: string, depth: number, names: Names): string {
    const step = this.#chance(0.8)
      ? `select a.recording_id || 'x' from ${name} a where length(a.recording_id) < 3`
      : this.#select(depth + 1, [...names, name]);
    return `${this.#select(depth + 2, names)} union all ${step}`;
  }

  #body(depth: number, names: Names): string {
    const body = this.#term(depth, names);
    if (this.#chance(0.1)) return `${body} order by 1 limit 5`;
    if (this.#chance(0.05)) return `${body} order by ${this.#scalar(depth, names)}`;
    return body;
  }

  #term(depth: number, names: Names): string {
    const choice = this.#random();
    if (depth < DEEPEST && choice < 0.12) {
      const operator = this.#pick(['union', 'union all', 'intersect', 'except']);
      return `${this.#operand(depth, names)} ${operator} ${this.#operand(depth, names)}`;
    }
    if (choice < 0.18) return `values ${this.#expression(depth + 1, names, null)}`;
    if (choice < 0.22) return `select recording_id from ${this.#named(names)}`;
    return this.#select(depth, names);
  }

  #operand(depth: number, names: Names): string {
    const term = this.#term(depth + 1, names);
    return this.#chance(0.5) ? `(${term})` : this.#select(depth + 1, names);
  }

  #select(depth: number, names: Names): string {
    const alias = this.#alias();
    const from = this.#relation(depth, names, alias);
    const parts = [
      `select ${this.#expression(depth + 1, names, alias)} as recording_id`,
      `from ${from}`,
    ];
    if (this.#chance(0.3)) parts.push(`where ${this.#condition(depth + 1, names, alias)}`);
    if (this.#chance(0.08)) parts.push('group by 1');
    return parts.join(' ');
  }

  #relation(depth: number, names: Names, alias: string): string {
    const first = `${this.#primary(depth, names)} ${alias}`;
    if (depth > DEEPEST || !this.#chance(0.3)) return first;
    const other = this.#alias();
    const second = `${this.#primary(depth + 1, names)} ${other}`;
    const condition = this.#condition(depth + 1, names, alias);
    return this.#pick([
      `${first}, ${second}`,
      `${first} cross join ${second}`,
      `(${first} cross join ${second})`,
      `${first} join ${second} on ${condition}`,
      `${first} left join ${second} on ${alias}.recording_id = ${other}.recording_id`,
      `${first} cross join lateral (${this.query(depth + 2, names)}) ${other}`,
      `${first} cross join unnest(array['a', ${alias}.recording_id]) as ${other} (recording_id)`,
    ]);
  }

  #primary(depth: number, names: Names): string {
    const choice = this.#random();
    if (depth <= DEEPEST && choice < 0.3) return `(${this.query(depth + 1, names)})`;
    if (choice < 0.32)
      return this.#pick([
        'table(sequence(1, 3))',
        `(select 'a' as recording_id)`,
        'unnest(array[1])',
      ]);
    const name = this.#named(names);
    return choice < 0.38 ? `(${name})` : name;
  }

  /** Usually a name in scope, sometimes any name. */
  #named(names: Names): string {
    const choice = this.#random();
    if (choice < 0.04) return this.#pick(NAMED);
    if (choice < 0.5 || names.length === 0) return this.#pick(['recordings', 'samples']);
    return this.#pick(names);
  }

  #expression(depth: number, names: Names, alias: string | null): string {
    const column = alias === null ? `'a'` : `${alias}.recording_id`;
    if (depth > DEEPEST || this.#chance(0.6)) return column;
    const subquery = this.#scalar(depth, names);
    return this.#pick([
      subquery,
      `coalesce(${column}, ${subquery})`,
      `case when ${this.#condition(depth + 1, names, alias)} then ${column} else ${subquery} end`,
      `concat(${subquery}, ${column})`,
      `element_at(array[${subquery}], 1)`,
      `cast(row(${subquery}) as row(a varchar)).a`,
    ]);
  }

  #scalar(depth: number, names: Names): string {
    const alias = this.#alias();
    return `(select max(${alias}.recording_id) from (${this.query(depth + 1, names)}) ${alias})`;
  }

  #condition(depth: number, names: Names, alias: string | null): string {
    const column = alias === null ? `'a'` : `${alias}.recording_id`;
    if (depth > DEEPEST || this.#chance(0.4)) return `${column} is not null`;
    const subquery = this.query(depth + 1, names);
    return this.#pick([
      `exists (${subquery})`,
      `${column} in (${subquery})`,
      `${column} = any (${subquery})`,
      `not (${column} <> all (${subquery}))`,
      `(${column} like 'o%' or ${column} between 'a' and ${this.#scalar(depth + 1, names)})`,
    ]);
  }

  #alias(): string {
    return `r${this.#aliases++}`;
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.#below(items.length)]!;
  }
}
