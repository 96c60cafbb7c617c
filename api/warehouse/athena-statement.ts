import {
  BaseErrorListener,
  CharStreams,
  CommonTokenStream,
  ParserRuleContext,
  type RecognitionException,
  type Recognizer,
} from 'antlr4ng';
import { TrinoSqlLexer } from 'dt-sql-parser/dist/lib/trino/TrinoSqlLexer.js';
import {
  NamedQueryContext,
  type QueryContext,
  QueryStatementContext,
  StatementDefaultContext,
  TableFunctionInvocationContext,
  TableRefContext,
  TrinoSqlParser,
  ViewRefContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser.js';
import type { SqlValue } from '../domain/sql-query.ts';
import { invalidInput } from '../errors.ts';
import { columnsOf, LAKE_TABLE_NAMES } from './lake.ts';

/** A statement of an analyst, as Athena may run it. */
export interface ScopedStatement {
  readonly sql: string;
  /** One literal for each `?`; undefined without any, as Athena wants it. */
  readonly executionParameters: string[] | undefined;
}

export interface StatementScope {
  /** Of Glue. */
  readonly database: string;
  readonly organizationId: string;
}

/**
 * Confines a statement to one organization. It may name `recordings`, `samples` and what it defines itself, nothing
 * else; and the two are defined before all of it as what the organization has. That condition is also what
 * the tables' injected partition wants.
 * @throws {GaitwayError} INVALID_INPUT naming `statement`
 */
export function scopeStatement(
  statement: string,
  parameters: readonly SqlValue[],
  scope: StatementScope,
): ScopedStatement {
  const text = statement.replace(/[\s;]+$/, '');
  const { query, placeholders } = parseQuery(text);
  if (placeholders !== parameters.length) {
    throw refusal(`has ${placeholders} "?", and ${parameters.length} parameters came with it`);
  }
  assertOwnTables(query);
  const executionParameters = parameters.length > 0 ? parameters.map(literal) : undefined;
  return { sql: withTables(text, query, scope), executionParameters };
}

function parseQuery(text: string): { query: QueryContext; placeholders: number } {
  const errors = new FirstError();
  const lexer = new TrinoSqlLexer(CharStreams.fromString(text));
  const tokens = new CommonTokenStream(lexer);
  const parser = new TrinoSqlParser(tokens);
  for (const part of [lexer, parser]) {
    part.removeErrorListeners();
    part.addErrorListener(errors);
  }
  const [first, second] = parser.program().statements();
  if (errors.message !== undefined) throw refusal(errors.message);
  if (first === undefined || second !== undefined) throw refusal('must be one statement');
  const single = first.singleStatement().statement();
  if (!(single instanceof StatementDefaultContext)) {
    throw refusal('must be a SELECT: the lake can be read only');
  }
  const placeholders = tokens
    .getTokens()
    .filter(({ type }) => type === TrinoSqlLexer.QUESTION_MARK).length;
  return { query: single.rootQuery().query(), placeholders };
}

class FirstError extends BaseErrorListener {
  message: string | undefined;

  override syntaxError(
    _recognizer: Recognizer<never>,
    _symbol: unknown,
    line: number,
    column: number,
    message: string,
    _error: RecognitionException | null,
  ): void {
    this.message ??= `line ${line}, column ${column + 1}: ${message.slice(0, 200)}`;
  }
}

function assertOwnTables(query: QueryContext): void {
  const nodes = [...below(query)];
  const own = new Set<string>(LAKE_TABLE_NAMES);
  for (const node of nodes) {
    if (node instanceof NamedQueryContext) own.add(nameOf(node.identifier().getText()));
  }
  for (const node of nodes) {
    const isTable = node instanceof TableRefContext || node instanceof ViewRefContext;
    const isForeign = isTable && !own.has(nameOf(node.getText()));
    if (isForeign || node instanceof TableFunctionInvocationContext) {
      throw refusal('may read the tables recordings and samples only');
    }
  }
}

function* below(node: ParserRuleContext): Generator<ParserRuleContext> {
  yield node;
  for (const child of node.children ?? []) {
    if (child instanceof ParserRuleContext) yield* below(child);
  }
}

const nameOf = (identifier: string) => identifier.replace(/^"(.*)"$/, '$1').toLowerCase();

/** Before all of the statement's own `with`, if it has one: an order of its rows would not survive being nested. */
function withTables(text: string, query: QueryContext, scope: StatementScope): string {
  const tables = LAKE_TABLE_NAMES.map((table) => {
    const columns = columnsOf(table).map(({ name }) => name);
    return `${table} as (select ${columns.join(', ')} from "${scope.database}"."${table}" where organization_id = ${literal(scope.organizationId)})`;
  }).join(', ');
  const own = query instanceof QueryStatementContext ? query.with() : null;
  if (own === null) return `with ${tables} ${text}`;
  const start = own.namedQuery()[0]!.start!.start;
  return `${text.slice(0, start)}${tables}, ${text.slice(start)}`;
}

/** Athena takes parameters as literals of SQL. */
function literal(value: SqlValue): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'number' && !Number.isInteger(value)) return value.toExponential(); // a double, no decimal
  return String(value);
}

const refusal = (message: string) => invalidInput({ field: 'statement', message });
