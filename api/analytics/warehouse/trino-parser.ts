import {
  BaseErrorListener,
  CharStreams,
  CommonTokenStream,
  PredictionMode,
  type RecognitionException,
  type Recognizer,
  Token,
} from 'antlr4ng';
import { TrinoSqlLexer } from 'dt-sql-parser/dist/lib/trino/TrinoSqlLexer.js';
import {
  QueryStatementContext,
  StatementDefaultContext,
  TrinoSqlParser,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser.js';
import type { TextPlace } from '../../domain/text-place.ts';
import type { GaitwayError } from '../../errors.ts';
import { statementFault } from './statement-fault.ts';

/** Brackets inside brackets. Trino's own parser runs out of stack at some two hundred. */
const MAXIMUM_NESTING = 100;

export interface ParsedStatement {
  /** Without what follows the query: semicolons, comments, blanks. */
  readonly text: string;
  readonly query: QueryStatementContext;
}

/**
 * Parses one query of Trino. Time is linear in the length of the statement for all that was tried, but the caller has
 * to bound it: run it in a worker thread.
 * @throws {GaitwayError} INVALID_INPUT naming `statement`
 */
export function parseTrinoQuery(statement: string): ParsedStatement {
  const stream = tokenStream(statement);
  const tokens = stream.getTokens().filter(({ type }) => type !== Token.EOF);
  const last = hideTrailingSemicolons(tokens);
  if (last === undefined) throw statementFault('must be one SELECT', null);
  assertReadable(tokens);
  hideWordsBeforeSubqueries(tokens);
  stream.seek(0);

  const errors = new FirstError();
  const parser = new TrinoSqlParser(stream);
  parser.removeErrorListeners();
  parser.addErrorListener(errors);
  // What this mode parses is what the full one parses, which needs up to 300 times as long.
  parser.interpreter.predictionMode = PredictionMode.SLL;
  const [first, second] = parser.program().statements();
  if (errors.fault !== undefined) throw errors.fault;
  if (first === undefined) throw statementFault('must be one SELECT', null);
  if (second !== undefined) throw secondStatement(tokens, second.start!);
  const single = first.singleStatement().statement();
  if (!(single instanceof StatementDefaultContext)) throw mustBeSelect();
  const root = single.rootQuery();
  const query = root.query();
  if (root.withFunction() !== null || !(query instanceof QueryStatementContext)) {
    throw mustBeSelect();
  }
  return { text: [...statement].slice(0, last.stop + 1).join(''), query };
}

const mustBeSelect = () => statementFault('must be a SELECT: the lake can be read only', null);

function tokenStream(statement: string): CommonTokenStream {
  const lexer = new TrinoSqlLexer(CharStreams.fromString(statement));
  lexer.removeErrorListeners(); // the grammar has a token for what it does not know
  const stream = new CommonTokenStream(lexer);
  stream.fill();
  return stream;
}

const isVisible = ({ channel }: Token) => channel === Token.DEFAULT_CHANNEL;

/** Returns the last token of the statement itself; undefined when there is none. */
function hideTrailingSemicolons(tokens: readonly Token[]): Token | undefined {
  for (const token of tokens.toReversed()) {
    if (!isVisible(token)) continue;
    if (token.type !== TrinoSqlLexer.SEMICOLON) return token;
    token.channel = Token.HIDDEN_CHANNEL;
  }
  return undefined;
}

/** @throws {GaitwayError} for characters that start no token, and for brackets that are nested too deeply */
function assertReadable(tokens: readonly Token[]): void {
  let nesting = 0;
  for (const token of tokens) {
    if (token.type === TrinoSqlLexer.UNRECOGNIZED) {
      const isQuote = /^['"`]$/.test(token.text ?? '');
      const words = isQuote
        ? `has a quote (${token.text}) that is never closed`
        : `has a character that SQL does not know: ${token.text}`;
      throw statementFault(words, placeOf(token));
    }
    if (!isVisible(token)) continue;
    if (token.text === '(' || token.text === '[') nesting++;
    if (token.text === ')' || token.text === ']') nesting--;
    if (nesting > MAXIMUM_NESTING) throw tooDeep(placeOf(token));
  }
}

/** For a statement that no parser can follow: brackets, conditions or terms inside one another. */
export const tooDeep = (place: TextPlace | null): GaitwayError =>
  statementFault('is nested too deeply: write it with fewer brackets or terms', place);

/**
 * The grammar takes `any` and `lateral` before a bracket for names, which ends the statement there. Without these words
 * it is the same statement to whoever looks for tables: a subquery in the same place.
 */
function hideWordsBeforeSubqueries(tokens: readonly Token[]): void {
  const visible = tokens.filter(isVisible);
  const wordAt = (index: number) => visible[index]?.text?.toUpperCase() ?? '';
  visible.forEach((token, index) => {
    const word = wordAt(index);
    const before = wordAt(index - 1);
    const isWord =
      (QUANTIFIERS.has(word) && COMPARISONS.has(before)) ||
      (word === 'LATERAL' && BEFORE_RELATIONS.has(before));
    if (isWord && wordAt(index + 1) === '(') token.channel = Token.HIDDEN_CHANNEL;
  });
}

const QUANTIFIERS = new Set(['ALL', 'ANY', 'SOME']);
const COMPARISONS = new Set(['=', '<>', '!=', '<', '<=', '>', '>=']);
const BEFORE_RELATIONS = new Set([',', 'FROM', 'JOIN', '(']);

const placeOf = ({ line, column }: Token): TextPlace => ({ line, column: column + 1 });

/** The grammar needs no semicolon between two statements, so a word too many begins a second one. */
function secondStatement(tokens: readonly Token[], start: Token): GaitwayError {
  const before = tokens.filter(isVisible).findLast(({ stop }) => stop < start.start);
  if (before?.type === TrinoSqlLexer.SEMICOLON) {
    return statementFault('must be one statement', placeOf(start));
  }
  return notValidAt(start);
}

const notValidAt = (token: Token) =>
  statementFault(
    token.type === Token.EOF
      ? 'is not complete: SQL expects more at its end'
      : `is not valid SQL at "${(token.text ?? '').slice(0, 100)}"`,
    placeOf(token),
  );

/** Keeps the first error, in a sentence: the parser itself lists a hundred tokens that would have been right. */
class FirstError extends BaseErrorListener {
  fault: GaitwayError | undefined;

  override syntaxError(
    _recognizer: Recognizer<never>,
    symbol: Token | null,
    line: number,
    column: number,
    _message: string,
    _error: RecognitionException | null,
  ): void {
    this.fault ??=
      symbol === null
        ? statementFault('is not valid SQL', { line, column: column + 1 })
        : notValidAt(symbol);
  }
}
