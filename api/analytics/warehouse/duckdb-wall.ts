import type { DuckDBConnection } from '@duckdb/node-api';
import { LAKE_TABLE_NAMES } from '../../domain/lake.ts';

/** Why a statement is rejected. */
export interface Rejection {
  readonly message: string;
  /** The byte of the statement at which the reason stands. */
  readonly at?: number | undefined;
}

/** The only functions that may stand in place of a table. Each makes its rows from its arguments. */
const TABLE_FUNCTIONS: ReadonlySet<string> = new Set([
  'generate_series',
  'json_each',
  'json_tree',
  'range',
  'repeat',
  'repeat_row',
  'unnest',
]);

/** The names of DuckDB's own views and functions about itself: settings, paths, logs, sessions. */
const OWN_NAME =
  /^(?:(?:duckdb|pragma|pg|sqlite|has|enable|disable|read|parquet|write|parse_duckdb)_\w*|current_(?:setting|database|schemas?|catalog|query|query_id|connection_id|transaction_id)|getvariable|getenv|in_search_path|txid_current|nextval|currval|version)$/;

const HARMLESS: ReadonlySet<string> = new Set(['pg_typeof']);

const isOwnName = (name: string) => OWN_NAME.test(name) && !HARMLESS.has(name);

interface Node {
  readonly type?: unknown;
  readonly class?: unknown;
  readonly query_location?: unknown;
  readonly table_name?: unknown;
  readonly schema_name?: unknown;
  readonly catalog_name?: unknown;
  readonly function_name?: unknown;
  readonly function?: Node;
  readonly query?: unknown;
  readonly cte_map?: { readonly map?: readonly { readonly key: string }[] };
}

interface SerializedStatement {
  readonly error: boolean;
  readonly statements?: readonly object[];
}

/**
 * Checks what a statement names, in the tree that DuckDB's own parser makes of it: the two tables, tables of its `with`, and
 * functions that read nothing. Returns why it is rejected; undefined for a statement that may run.
 */
export async function checkStatement(
  connection: DuckDBConnection,
  statement: string,
): Promise<Rejection | undefined> {
  const { error, statements = [] } = await serialize(connection, statement);
  if (error) {
    return /\bpivot\b/i.test(statement) ? checkPivot(connection, statement) : mustBeSelect;
  }
  if (statements.length !== 1) return { message: 'must be one statement' };
  return checkTree(statements);
}

const mustBeSelect: Rejection = { message: 'must be a SELECT statement: the lake is read-only' };

async function serialize(
  connection: DuckDBConnection,
  statement: string,
): Promise<SerializedStatement> {
  const prepared = await connection.prepare(
    'select json_serialize_sql(?::varchar, skip_null := true, skip_empty := true, skip_default := true)',
  );
  prepared.bind([statement]);
  const result = await prepared.runAndReadAll();
  return JSON.parse(String(result.getRows()[0]?.[0])) as SerializedStatement;
}

function checkTree(statements: readonly object[]): Rejection | undefined {
  const nodes: Node[] = [];
  const open: unknown[] = [...statements];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (typeof each !== 'object' || each === null) continue;
    if (!Array.isArray(each)) nodes.push(each);
    open.push(...(Object.values(each) as unknown[]));
  }
  const own = nodes.flatMap(({ cte_map: tables }) =>
    (tables?.map ?? []).map(({ key }) => key.toLowerCase()),
  );
  const tables = new Set<string>([...LAKE_TABLE_NAMES, ...own.filter((name) => !isOwnName(name))]);
  for (const node of nodes) {
    const rejection = checkNode(node, tables);
    if (rejection !== undefined) return rejection;
  }
  return undefined;
}

function checkNode(node: Node, tables: ReadonlySet<string>): Rejection | undefined {
  const at = Number.isSafeInteger(node.query_location) ? Number(node.query_location) : undefined;
  if (node.type === 'BASE_TABLE') {
    const { table_name: name, schema_name: schema, catalog_name: catalog } = node;
    const isKnown = tables.has(String(name).toLowerCase());
    return isKnown && !schema && !catalog ? undefined : { ...foreignTable, at };
  }
  if (node.type === 'SHOW_REF' && node.query === undefined) return { ...foreignTable, at };
  if (node.type === 'TABLE_FUNCTION') {
    const name = String(node.function?.function_name).toLowerCase();
    return TABLE_FUNCTIONS.has(name) ? undefined : { ...mayNotUse(name), at };
  }
  if (node.class !== 'FUNCTION') return undefined;
  const name = String(node.function_name).toLowerCase();
  return isOwnName(name) ? { ...mayNotUse(name), at } : undefined;
}

const foreignTable: Rejection = { message: 'may read the tables recordings and samples only' };

const mayNotUse = (name: string): Rejection => ({
  message: `may not use "${name.slice(0, 100)}": queries see the tables recordings and samples only`,
});

/**
 * A PIVOT whose columns come from the data has no tree: DuckDB makes several statements of it. No word in its text may name
 * a table function or a view of DuckDB, not even in a string.
 */
async function checkPivot(
  connection: DuckDBConnection,
  statement: string,
): Promise<Rejection | undefined> {
  const [, ...more] = statement.split(';');
  if (more.some((text) => text.trim() !== '')) return { message: 'must be one statement' };
  const found = await connection.runAndReadAll(
    `select function_name from duckdb_functions() where function_type in ('table', 'table_macro')
     union select view_name from duckdb_views() where internal
     union select schema_name from duckdb_schemas() where internal`,
  );
  const names = new Set(found.getRows().map(([name]) => String(name)));
  for (const name of [...TABLE_FUNCTIONS, 'main']) names.delete(name);
  const word = statement
    .toLowerCase()
    .match(/\w+/g)
    ?.find((each) => names.has(each) || isOwnName(each) || each === 'create');
  return word === undefined ? undefined : mayNotUse(word);
}
