import { type Parser, ParserATNSimulator, PredictionContextCache } from 'antlr4ng';

/** The parser exceeded its time limit. */
export class OutOfTime extends Error {}

/** How many steps the parsers of this thread may cache: some hundred megabytes. */
const MAXIMUM_KEPT_STEPS = 1_000_000;
let keptSteps = 0;

/** ANTLR's prediction with a time limit and a bounded cache. ANTLR itself caches every step for later statements. */
export class BoundedSimulator extends ParserATNSimulator {
  readonly #deadlineMs: number;

  constructor(parser: Parser, timeLimitMs: number) {
    const { atn, decisionToDFA } = parser.interpreter;
    super(parser, atn, decisionToDFA, new PredictionContextCache());
    this.#deadlineMs = performance.now() + timeLimitMs;
    if (keptSteps > MAXIMUM_KEPT_STEPS) this.#forget();
  }

  /** ANTLR calls this for each look-ahead step that is not cached yet. */
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
