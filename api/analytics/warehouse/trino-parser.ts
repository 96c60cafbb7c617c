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

/** Brackets and CASE inside one another. The time that the parser takes grows with a higher power of it. */
const MAXIMUM_NESTING = 50;

/** Of the parser's simple mode; a statement that a person wrote takes a tenth. */
const SIMPLE_MODE_MS = 3000;

const OPENS = new Set(['(', '[', 'CASE']);
const CLOSES = new Set([')', ']', 'END']);
const OLD_TYPES = new Set(['ARRAY', 'MAP']);

export interface ParsedStatement {
  /** Without what follows the query: semicolons, comments, blanks. */
  readonly text: string;
  readonly query: QueryStatementContext;
}

/**
 * Parses one query of Trino. The caller has to bound its time: run it in a worker thread.
 * @throws {GaitwayError} INVALID_INPUT naming `statement`
 */
export function parseTrinoQuery(statement: string): ParsedStatement {
  const stream = tokenStream(statement);
  const tokens = stream.getTokens().filter(({ type }) => type !== Token.EOF);
  const last = hideTrailingSemicolons(tokens);
  if (last === undefined) throw statementFault('must be one SELECT', null);
  assertShallow(tokens);
  hideWordsBeforeSubqueries(tokens);

  const [first, second] = parseProgram(stream).statements();
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

/**
 * What the simple mode of the parser accepts, the full mode accepts alike. The simple one is up to 300 times as fast for
 * long lists, and doubles its time with each level of some nested subqueries, where the full one does not.
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

const mustBeSelect = () => statementFault('must be a SELECT: the lake can be read only', null);

function tokenStream(statement: string): CommonTokenStream {
  const lexer = new StrictLexer(CharStreams.fromString(statement));
  lexer.removeErrorListeners(); // the grammar has a token for what it does not know
  const stream = new CommonTokenStream(lexer);
  stream.fill();
  return stream;
}

/** Ends at the first thing that is no token of SQL; behind a comment that is never closed, each token takes longer. */
class StrictLexer extends TrinoSqlLexer {
  #before: Token | undefined;

  override nextToken(): Token {
    const token = super.nextToken();
    if (token.type === TrinoSqlLexer.UNRECOGNIZED) {
      const isQuote = /^['"`]$/.test(token.text ?? '');
      const words = isQuote
        ? `has a quote (${token.text}) that is never closed`
        : `has a character that SQL does not know: ${token.text}`;
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

/** Returns the last token of the statement itself; undefined when there is none. */
function hideTrailingSemicolons(tokens: readonly Token[]): Token | undefined {
  for (const token of tokens.toReversed()) {
    if (!isVisible(token)) continue;
    if (token.type !== TrinoSqlLexer.SEMICOLON) return token;
    token.channel = Token.HIDDEN_CHANNEL;
  }
  return undefined;
}

/** @throws {GaitwayError} for brackets, CASE and lambdas that are nested too deeply */
function assertShallow(tokens: readonly Token[]): void {
  const nesting = new Nesting();
  for (const token of tokens) {
    if (!isVisible(token)) continue;
    if (nesting.depthAfter(token.text?.toUpperCase() ?? '') > MAXIMUM_NESTING) {
      throw tooDeep(placeOf(token));
    }
  }
}

/** Counts what stands inside one another, by the words alone. */
class Nesting {
  /** Lambdas whose bodies are still open, for each bracket that is. */
  readonly #open = [0];
  #lambdas = 0;
  #oldTypes = 0;
  #before = '';

  depthAfter(word: string): number {
    if (OPENS.has(word)) this.#open.push(0);
    if (CLOSES.has(word) && this.#open.length > 1) this.#lambdas -= this.#open.pop()!;
    if (word === '->') this.#setLambdas(this.#open.at(-1)! + 1);
    if (word === ',') this.#setLambdas(0);
    if (word === '<' && OLD_TYPES.has(this.#before)) this.#oldTypes++; // array<bigint>, which closes with >
    this.#before = word;
    return this.#open.length - 1 + this.#lambdas + this.#oldTypes;
  }

  #setLambdas(count: number): void {
    this.#lambdas += count - this.#open.pop()!;
    this.#open.push(count);
  }
}

/** For a statement that no parser can follow: brackets, conditions or terms inside one another. */
export const tooDeep = (place: TextPlace | null): GaitwayError =>
  statementFault('is nested too deeply: write it with fewer brackets or terms', place);

/**
 * The grammar takes `any` and `lateral` before a bracket for names, which ends the statement there. Without these words
 * it is the same statement for the search for tables: a subquery in the same place.
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
