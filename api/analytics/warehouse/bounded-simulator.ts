import { type Parser, ParserATNSimulator, PredictionContextCache } from 'antlr4ng';

/** The parser did not decide within its time. */
export class OutOfTime extends Error {}

/** Steps whose results the parsers of this thread may keep: some hundred megabytes. */
const MAXIMUM_KEPT_STEPS = 1_000_000;
let keptSteps = 0;

/** ANTLR's prediction, which keeps what it learns for the next statement, with an end to its time and to what it keeps. */
export class BoundedSimulator extends ParserATNSimulator {
  readonly #deadlineMs: number;

  constructor(parser: Parser, timeLimitMs: number) {
    const { atn, decisionToDFA } = parser.interpreter;
    super(parser, atn, decisionToDFA, new PredictionContextCache());
    this.#deadlineMs = performance.now() + timeLimitMs;
    if (keptSteps > MAXIMUM_KEPT_STEPS) this.#forget();
  }

  /** Called for each step of looking ahead that is not known yet. */
  protected override closure_(...step: Parameters<ParserATNSimulator['closure_']>): void {
    keptSteps++;
    if (performance.now() > this.#deadlineMs) {
      this.#forget();
      throw new OutOfTime();
    }
    super.closure_(...step);
  }

  #forget(): void {
    this.clearDFA();
    keptSteps = 0;
  }
}
