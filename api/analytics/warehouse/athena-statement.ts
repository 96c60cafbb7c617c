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
import type { SqlValue } from '../../domain/sql-query.ts';
import { invalidInput } from '../../errors.ts';
import { placeAfter, type TextPlace } from '../../domain/text-place.ts';
import { statementFault } from './statement-fault.ts';
import { columnsOf, LAKE_TABLE_NAMES } from '../../domain/lake.ts';

/** A statement of an analyst, as Athena may run it. */
export interface ScopedStatement {
  readonly sql: string;
  /** One literal for each `?`; undefined without any, as Athena wants it. */
  readonly executionParameters: string[] | undefined;
  /** Where a place of `sql` is in the analyst's statement; null for what was put before it. */
  placeIn(place: TextPlace): TextPlace | null;
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
  const { at, tables } = tablesOf(query, scope);
  const begins = placeAfter(text, at);
  const characters = [...text]; // as the grammar counts them
  return {
    sql: `${characters.slice(0, at).join('')}${tables}${characters.slice(at).join('')}`,
    executionParameters,
    placeIn({ line, column }) {
      if (line !== begins.line || column < begins.column) return { line, column };
      const moved = column - tables.length;
      return moved < begins.column ? null : { line, column: moved };
    },
  };
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
  if (errors.first !== undefined) throw statementFault(errors.first.words, errors.first.place);
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
  first: { readonly words: string; readonly place: TextPlace } | undefined;

  override syntaxError(
    _recognizer: Recognizer<never>,
    _symbol: unknown,
    line: number,
    column: number,
    message: string,
    _error: RecognitionException | null,
  ): void {
    this.first ??= { words: message.slice(0, 200), place: { line, column: column + 1 } };
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

/**
 * The two tables, and after how many characters they go: before all of the statement's own `with`, if it has one, because an
 * order of its rows would not survive being nested.
 */
function tablesOf(query: QueryContext, scope: StatementScope): { at: number; tables: string } {
  const tables = LAKE_TABLE_NAMES.map((table) => {
    const columns = columnsOf(table).map(({ name }) => name);
    return `${table} as (select ${columns.join(', ')} from "${scope.database}"."${table}" where organization_id = ${literal(scope.organizationId)})`;
  }).join(', ');
  const own = query instanceof QueryStatementContext ? query.with() : null;
  if (own === null) return { at: 0, tables: `with ${tables} ` };
  return { at: own.namedQuery()[0]!.start!.start, tables: `${tables}, ` };
}

/** Athena takes parameters as literals of SQL. */
function literal(value: SqlValue): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'number' && !Number.isInteger(value)) return value.toExponential(); // a double, no decimal
  return String(value);
}

const refusal = (message: string) => invalidInput({ field: 'statement', message });
