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
  type ProgramContext,
  QueryStatementContext,
  StatementDefaultContext,
  TrinoSqlParser,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser.js';
import type { TextPlace } from '../../domain/text-place.ts';
import type { GaitwayError } from '../../errors.ts';
import { BoundedSimulator, OutOfTime } from './bounded-simulator.ts';
import { statementFault } from './statement-fault.ts';

/** The maximum depth of nested brackets and CASE. The parser's time grows faster than linearly with it. */
const MAXIMUM_NESTING = 50;

/** The time limit of the parser's simple mode. A statement written by hand needs a tenth of it. */
const SIMPLE_MODE_MS = 3000;

const OPENS = new Set(['(', '[', 'CASE']);
const CLOSES = new Set([')', ']', 'END']);
const OLD_TYPES = new Set(['ARRAY', 'MAP']);

export interface ParsedStatement {
  /** The statement without trailing semicolons, comments and blanks. */
  readonly text: string;
  readonly query: QueryStatementContext;
}

/**
 * Parses one Trino query. The caller must limit its time: run it in a worker thread.
 * @throws {GaitwayError} INVALID_INPUT naming `statement`
 */
export function parseTrinoQuery(statement: string): ParsedStatement {
  const stream = tokenStream(statement);
  const tokens = stream.getTokens().filter(({ type }) => type !== Token.EOF);
  const last = hideTrailingSemicolons(tokens);
  if (last === undefined) throw statementFault('must be a SELECT statement', null);
  assertShallow(tokens);
  hideWordsBeforeSubqueries(tokens);

  const [first, second] = parseProgram(stream).statements();
  if (first === undefined) throw statementFault('must be a SELECT statement', null);
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

/**
 * Tries the parser's simple mode first, then the full mode. Whatever the simple mode accepts, the full mode accepts in the
 * same way. The simple mode is up to 300 times as fast for long lists, but for some nested subqueries its time doubles
 * with each level, which the full mode's does not.
 */
function parseProgram(stream: CommonTokenStream): ProgramContext {
  const errors = new FirstError();
  const parse = (predictionMode: number, timeLimitMs: number) => {
    stream.seek(0);
    const parser = new TrinoSqlParser(stream);
    parser.removeErrorListeners();
    parser.addErrorListener(errors);
    parser.interpreter = new BoundedSimulator(parser, timeLimitMs);
    parser.interpreter.predictionMode = predictionMode;
    return parser.program();
  };
  let program: ProgramContext;
  try {
    program = parse(PredictionMode.SLL, SIMPLE_MODE_MS);
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
    program = parse(PredictionMode.LL, Infinity);
  }
  if (errors.fault !== undefined) throw errors.fault;
  return program;
}

const mustBeSelect = () =>
  statementFault('must be a SELECT statement: the lake is read-only', null);

function tokenStream(statement: string): CommonTokenStream {
  const lexer = new StrictLexer(CharStreams.fromString(statement));
  lexer.removeErrorListeners(); // the grammar has a token for unknown characters
  const stream = new CommonTokenStream(lexer);
  stream.fill();
  return stream;
}

/** Stops at the first text that is not an SQL token. After an unclosed comment, each further token would take longer. */
class StrictLexer extends TrinoSqlLexer {
  #before: Token | undefined;

  override nextToken(): Token {
    const token = super.nextToken();
    if (token.type === TrinoSqlLexer.UNRECOGNIZED) {
      const isQuote = /^['"`]$/.test(token.text ?? '');
      const words = isQuote
        ? `has a quote (${token.text}) that is never closed`
        : `has a character that is not valid in SQL: ${token.text}`;
      throw statementFault(words, placeOf(token));
    }
    if (
      token.type === TrinoSqlLexer.ASTERISK &&
      this.#before?.type === TrinoSqlLexer.SLASH &&
      this.#before.stop + 1 === token.start
    ) {
      throw statementFault('has a comment (/*) that is never closed', placeOf(this.#before));
    }
    this.#before = token;
    return token;
  }
}

const isVisible = ({ channel }: Token) => channel === Token.DEFAULT_CHANNEL;

/** Hides trailing semicolons. Returns the last token of the statement itself; undefined when there is none. */
function hideTrailingSemicolons(tokens: readonly Token[]): Token | undefined {
  for (const token of tokens.toReversed()) {
    if (!isVisible(token)) continue;
    if (token.type !== TrinoSqlLexer.SEMICOLON) return token;
    token.channel = Token.HIDDEN_CHANNEL;
  }
  return undefined;
}

/** @throws {GaitwayError} INVALID_INPUT for brackets, CASE and lambdas that are nested too deeply */
function assertShallow(tokens: readonly Token[]): void {
  const nesting = new Nesting();
  for (const token of tokens) {
    if (!isVisible(token)) continue;
    if (nesting.depthAfter(token.text?.toUpperCase() ?? '') > MAXIMUM_NESTING) {
      throw tooDeep(placeOf(token));
    }
  }
}

/** Computes the nesting depth from the tokens alone. */
class Nesting {
  /** For each open bracket, the number of lambdas whose bodies are still open. */
  readonly #open = [0];
  #lambdas = 0;
  #oldTypes = 0;
  #before = '';

  depthAfter(word: string): number {
    if (OPENS.has(word)) this.#open.push(0);
    if (CLOSES.has(word) && this.#open.length > 1) this.#lambdas -= this.#open.pop()!;
    if (word === '->') this.#setLambdas(this.#open.at(-1)! + 1);
    if (word === ',') this.#setLambdas(0);
    if (word === '<' && OLD_TYPES.has(this.#before)) this.#oldTypes++; // array<bigint>, closed by >
    this.#before = word;
    return this.#open.length - 1 + this.#lambdas + this.#oldTypes;
  }

  #setLambdas(count: number): void {
    this.#lambdas += count - this.#open.pop()!;
    this.#open.push(count);
  }
}

/** The error for brackets, conditions or terms that are nested too deeply to parse. */
export const tooDeep = (place: TextPlace | null): GaitwayError =>
  statementFault('is nested too deeply: write it with fewer brackets or terms', place);

/**
 * The grammar reads `any` and `lateral` before a bracket as names, which ends the statement too early. Hiding these words
 * does not change which tables the statement names: the subquery stays in the same place.
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

/** The grammar needs no semicolon between two statements, so a superfluous word starts a second one. */
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
      ? 'is incomplete: SQL expects more at the end'
      : `is not valid SQL at "${(token.text ?? '').slice(0, 100)}"`,
    placeOf(token),
  );

/** Keeps the first error, with a short message. The parser's own message lists a hundred tokens that it expected. */
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
