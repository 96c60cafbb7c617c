import type { Gateway } from '../../composition/compose.ts';
import type { Config } from '../../config/config.ts';
import { isSeedingUnfinished } from '../../demo/seeding-mark.ts';
import type { Problem } from './problem.ts';

/** A demo whose creation was interrupted. */
export async function* checkDemo(_gateway: Gateway, { DATA_DIR }: Config): AsyncGenerator<Problem> {
  if (isSeedingUnfinished(DATA_DIR)) {
    yield { text: 'the demo is incomplete. The next "gaitway start" completes it.' };
  }
}
