import { ParserRuleContext } from 'antlr4ng';
import {
  AliasedRelationContext,
  FunctionNameContext,
  type IdentifierContext,
  type NamedQueryContext,
  ParameterContext,
  ParenthesizedRelationContext,
  PatternRecognitionContext,
  QueryPrimaryDefaultContext,
  QueryStatementContext,
  QueryTermContext,
  QueryTermDefaultContext,
  QuotedIdentifierContext,
  RelationContext,
  RowCountContext,
  SampledRelationContext,
  SetOperationContext,
  SubqueryContext,
  TableNameContext,
  TableOrViewNameContext,
  TableRefContext,
  UnquotedIdentifierContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser.js';
import type { TextPlace } from '../../domain/text-place.ts';
import { LAKE_TABLE_NAMES, type LakeTable } from '../../domain/lake.ts';
import { statementFault } from './statement-fault.ts';
import { isAllowed } from './trino-node-kinds.ts';
import { tooDeep } from './trino-parser.ts';

/** The maximum depth of the parse tree. Each term of a sum adds a level. Trino overflows its stack below two thousand. */
const MAXIMUM_DEPTH = 500;

/** What `checkNames` found in an accepted statement. */
export interface StatementNames {
  /** Where the statement names a table of the lake. */
  readonly lakeTables: readonly { readonly node: TableRefContext; readonly table: LakeTable }[];
  /** The `?` placeholders, in text order. */
  readonly placeholders: readonly ParserRuleContext[];
}

/** A table name that is visible at some place of a statement. The innermost scope with the name wins. */
interface Scope {
  readonly name: string;
  readonly outer: Scope | null;
  /** For the scope inside a recursive query: the only places where its name may occur. */
  readonly recursiveAt?: ReadonlySet<TableRefContext>;
  readonly lakeTable?: LakeTable;
}

const LAKE = LAKE_TABLE_NAMES.reduce<Scope | null>(
  (outer, table) => ({ name: table, outer, lakeTable: table }),
  null,
);

interface Visit {
  readonly node: ParserRuleContext;
  readonly scope: Scope | null;
  readonly depth: number;
}

/**
 * Accepts a query that reads only `recordings`, `samples` and tables that its own `with` defines. Resolves each name as
 * Trino does: left to right, in the query of the `with` and below.
 * @throws {GaitwayError} INVALID_INPUT naming `statement`
 */
export function checkNames(query: QueryStatementContext): StatementNames {
  const lakeTables: { node: TableRefContext; table: LakeTable }[] = [];
  const placeholders: ParserRuleContext[] = [];
  const open: Visit[] = [{ node: query, scope: LAKE, depth: 0 }];
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { node, scope, depth } = visit;
    if (!isAllowed(node)) throw notAllowed(node);
    if (depth > MAXIMUM_DEPTH) throw tooDeep(placeOf(node));
    if (node instanceof TableRefContext) {
      const { lakeTable } = resolve(node, scope);
      if (lakeTable !== undefined) lakeTables.push({ node, table: lakeTable });
    }
    if (node instanceof FunctionNameContext && node.qualifiedName().identifier().length > 1) {
      throw statementFault('may not qualify function names: use the name alone', placeOf(node));
    }
    if (isPlaceholder(node)) placeholders.push(node);
    for (const below of visitsBelow(node, scope)) open.push({ ...below, depth: depth + 1 });
  }
  placeholders.sort((a, b) => a.start!.start - b.start!.start);
  return { lakeTables, placeholders };
}

const isPlaceholder = (node: ParserRuleContext) =>
  node instanceof ParameterContext ||
  (node instanceof RowCountContext && node.QUESTION_MARK() !== null);

function visitsBelow(node: ParserRuleContext, scope: Scope | null): Omit<Visit, 'depth'>[] {
  if (node instanceof QueryStatementContext) return visitsOfQuery(node, scope);
  return (node.children ?? [])
    .filter((child) => child instanceof ParserRuleContext)
    .map((child) => ({ node: child, scope }));
}

/** Each query of a `with` sees the queries before it. The main query sees all of them. */
function visitsOfQuery(query: QueryStatementContext, outer: Scope | null): Omit<Visit, 'depth'>[] {
  const own = query.with();
  let scope = outer;
  const visits: Omit<Visit, 'depth'>[] = [];
  const names = new Set<string>();
  for (const named of own?.namedQuery() ?? []) {
    const name = tableName(named.identifier());
    if (names.has(name)) throw statementFault(`defines "${name}" twice`, placeOf(named));
    if (find(outer, name)?.recursiveAt !== undefined) {
      throw statementFault(`defines "${name}" again inside itself`, placeOf(named));
    }
    names.add(name);
    const isRecursive = own!.KW_RECURSIVE() !== null;
    const inside = isRecursive
      ? { name, outer: scope, recursiveAt: recursiveReferences(named) }
      : scope;
    visits.push({ node: named.identifier(), scope }, { node: named.query(), scope: inside });
    const aliases = named.columnAliases();
    if (aliases !== null) visits.push({ node: aliases, scope });
    scope = { name, outer: scope };
  }
  return [...visits, { node: query.queryNoWith(), scope }];
}

/**
 * Returns the tables directly in FROM of the second part of a union. Only there does Trino resolve a recursive query's
 * reference to itself. Anywhere else it might resolve the name to a stored table.
 */
function recursiveReferences(named: NamedQueryContext): ReadonlySet<TableRefContext> {
  const query = named.query();
  const body = query instanceof QueryStatementContext ? query.queryNoWith().queryTerm() : null;
  const isUnion = body instanceof SetOperationContext && body.KW_UNION() !== null;
  const step = isUnion ? body._right : undefined;
  const found = new Set<TableRefContext>();
  const open: ParserRuleContext[] = step ? [step] : [];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node instanceof TableRefContext) found.add(node);
    else open.push(...relationsOf(node));
  }
  return found;
}

function relationsOf(node: ParserRuleContext): readonly ParserRuleContext[] {
  if (node instanceof SubqueryContext) return [node.queryNoWith().queryTerm()];
  if (node instanceof QueryPrimaryDefaultContext) return node.querySpecification().relation();
  const isRelation = RELATIONS.some((kind) => node instanceof kind);
  if (!isRelation || node instanceof SetOperationContext) return [];
  return (node.children ?? []).filter((child) => child instanceof ParserRuleContext);
}

const RELATIONS = [
  QueryTermDefaultContext,
  QueryTermContext,
  RelationContext,
  SampledRelationContext,
  PatternRecognitionContext,
  AliasedRelationContext,
  ParenthesizedRelationContext,
  TableNameContext,
  TableOrViewNameContext,
] as const;

function find(scope: Scope | null, name: string): Scope | null {
  for (let each = scope; each !== null; each = each.outer) if (each.name === name) return each;
  return null;
}

function resolve(node: TableRefContext, scope: Scope | null): Scope {
  const [identifier, ...more] = node.identifier();
  if (identifier === undefined || more.length > 0) throw foreignTable(node);
  const name = tableName(identifier);
  for (let found = find(scope, name); found !== null; found = find(found.outer, name)) {
    // Where a recursive query may not name itself, Trino rejects the statement or continues in the outer scope.
    if (found.recursiveAt === undefined || found.recursiveAt.has(node)) return found;
  }
  throw foreignTable(node);
}

/** Returns a table name as Trino compares it. Accepts only characters whose lower case is unambiguous. */
function tableName(identifier: IdentifierContext): string {
  const name = textOf(identifier)?.toLowerCase();
  if (name !== undefined && /^[a-z0-9_ -]+$/.test(name)) return name;
  const words =
    'may name tables by letters from a to z, digits, underscores, blanks and hyphens only';
  throw statementFault(words, placeOf(identifier));
}

function textOf(identifier: IdentifierContext): string | undefined {
  const text = identifier.getText();
  if (identifier instanceof UnquotedIdentifierContext) return text;
  if (identifier instanceof QuotedIdentifierContext) return text.slice(1, -1).replaceAll('""', '"');
  return undefined;
}

const foreignTable = (node: ParserRuleContext) =>
  statementFault('may read the tables recordings and samples only', placeOf(node));

function notAllowed(node: ParserRuleContext) {
  const word = (node.start?.text ?? '').slice(0, 100);
  return statementFault(`may not contain this kind of SQL: "${word}"`, placeOf(node));
}

const placeOf = ({ start }: ParserRuleContext): TextPlace | null =>
  start === null ? null : { line: start.line, column: start.column + 1 };
