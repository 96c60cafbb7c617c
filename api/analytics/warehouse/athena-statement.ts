import type { ParserRuleContext } from 'antlr4ng';
import {
  AliasedRelationContext,
  type QueryStatementContext,
  TableContext,
  type TableRefContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser.js';
import { disguised, type DisguiseDialect, type LakeDisguise } from '../../domain/lake-disguise.ts';
import type { SqlValue } from '../../domain/sql-query.ts';
import { GaitwayError, invalidInput, limitExceeded } from '../../errors.ts';
import { columnsOf, LAKE_TABLE_NAMES, type LakeTable } from '../../domain/lake.ts';
import { type ConfinedStatement, type ScopedStatement, withPlaces } from './scoped-statement.ts';
import { applyEdits, type TextEdit } from './statement-edits.ts';
import { parseTrinoQuery, tooDeep } from './trino-parser.ts';
import { checkNames, type StatementNames } from './trino-wall.ts';

/** The limits of Athena's API. Both count UTF-16 code units, as JavaScript does. */
const MAXIMUM_PARAMETER = 1024;
const MAXIMUM_STATEMENT = 262_144;

export interface StatementScope {
  /** The Glue database. */
  readonly database: string;
  readonly organizationId: string;
  readonly disguise: LakeDisguise;
}

/**
 * Confines a statement to one organization (docs/decisions/0036). The statement may name only `recordings`, `samples` and
 * tables that it defines itself. Both tables are redefined in front of it as the rows of the organization. That condition
 * also satisfies the tables' injected partition. Takes up to seconds: run it in a worker thread.
 * @throws {GaitwayError} INVALID_INPUT naming `statement`, LIMIT_EXCEEDED when it is too long for Athena
 */
export function confineStatement(
  statement: string,
  parameters: readonly SqlValue[],
  scope: StatementScope,
): ConfinedStatement {
  const { text, query, names } = checkStatement(statement);
  const { placeholders } = names;
  if (placeholders.length !== parameters.length) {
    throw refusal(
      `has ${placeholders.length} "?" but ${parameters.length} parameters: pass one for each`,
    );
  }
  const literals = parameters.map(literal);
  const isLong = (text: string) => text.length > MAXIMUM_PARAMETER;
  const edits = [
    ...lakeEdits(query, names, scope),
    ...literals.flatMap((inserted, index): TextEdit[] =>
      isLong(inserted) ? [{ at: startOf(placeholders[index]!), removed: 1, inserted }] : [],
    ),
  ];
  const sql = applyEdits(text, edits);
  if (sql.length > MAXIMUM_STATEMENT) {
    const message = `has more than ${MAXIMUM_STATEMENT} characters, parameters included: shorten it`;
    throw limitExceeded('statement', message);
  }
  const short = literals.filter((text) => !isLong(text));
  return { sql, executionParameters: short.length > 0 ? short : undefined, text, edits };
}

/** Confines a statement in this thread. */
export const scopeStatement = (
  ...statement: Parameters<typeof confineStatement>
): ScopedStatement => withPlaces(confineStatement(...statement));

/** Treats every error of the parser as a fault of the statement. A deep statement, for example, overflows the stack. */
function checkStatement(statement: string) {
  try {
    const { text, query } = parseTrinoQuery(statement);
    return { text, query, names: checkNames(query) };
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(null);
    if (error instanceof GaitwayError) throw error;
    throw refusal('could not be read as SQL: write it differently');
  }
}

/**
 * Defines the two tables in front of the statement's own `with`, if it has one. Nesting the statement instead would lose
 * the order of its rows. When the statement itself defines a table of the same name, the rows are inserted at each
 * reference instead.
 */
function lakeEdits(
  query: QueryStatementContext,
  { lakeTables }: StatementNames,
  scope: StatementScope,
): TextEdit[] {
  const definitions = LAKE_TABLE_NAMES.map((table) => {
    const columns = columnsOf(table).map(({ name }) => name);
    return `${table} (${columns.join(', ')}) as (${rowsOf(table, scope)})`;
  }).join(', ');
  const own = query.with();
  if (own === null) return [{ at: 0, removed: 0, inserted: `with ${definitions} ` }];
  const isTaken = own.namedQuery().some((named) => isLakeTable(named.identifier().getText()));
  if (!isTaken) {
    return [{ at: startOf(own.namedQuery()[0]!), removed: 0, inserted: `${definitions}, ` }];
  }
  return lakeTables.map(({ node, table }) => inPlace(node, `(${rowsOf(table, scope)})`));
}

const isLakeTable = (identifier: string) =>
  LAKE_TABLE_NAMES.some((table) => [table, `"${table}"`].includes(identifier.toLowerCase()));

function rowsOf(table: LakeTable, { database, organizationId, disguise }: StatementScope): string {
  const columns = columnsOf(table).map((column) => disguised(column, disguise, TRINO));
  return `select ${columns.join(', ')} from "${database}"."${table}" where organization_id = ${literal(organizationId)}`;
}

const TRINO: DisguiseDialect = {
  digest: (text, digits) => `substr(lower(to_hex(sha256(to_utf8(${text})))), 1, ${digits})`,
  numberOf: (digits) => `from_base(${digits}, 16)`,
  earlier: (moment, days) => `date_add('day', -(${days}), ${moment})`,
};

function inPlace(node: TableRefContext, rows: string): TextEdit {
  const { parent } = node;
  const from = parent instanceof TableContext ? parent : node; // TABLE recordings
  const at = startOf(from);
  const removed = from.stop!.stop + 1 - at;
  const needsName = !(parent instanceof TableContext) && !hasAlias(node);
  return { at, removed, inserted: needsName ? `${rows} as ${node.getText()}` : rows };
}

function hasAlias(node: ParserRuleContext): boolean {
  for (let each: ParserRuleContext | null = node; each !== null; each = each.parent) {
    if (each instanceof AliasedRelationContext) return each.identifier() !== null;
  }
  return false;
}

const startOf = ({ start }: ParserRuleContext) => start!.start;

/** Athena takes parameters as SQL literals. */
function literal(value: SqlValue): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'number' && !Number.isInteger(value)) return value.toExponential(); // a double, no decimal
  return String(value);
}

const refusal = (message: string) => invalidInput({ field: 'statement', message });
