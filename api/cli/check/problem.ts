import type { Gateway } from '../../composition/compose.ts';
import type { Config } from '../../config/config.ts';

/** Something that does not fit together. The text contains ids, never personal data. */
export interface Problem {
  /** What is wrong. Without `mend`, also what to do. */
  readonly text: string;
  /** Mends it without a loss of data. Absent when that is impossible. */
  readonly mend?: () => Promise<void>;
}

/** Compares one kind of record with what it belongs to. Changes nothing. */
export interface ConsistencyCheck {
  readonly subject: string;
  readonly find: (gateway: Gateway, config: Config) => AsyncIterable<Problem>;
}
