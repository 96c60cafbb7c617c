import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CONTESTANT_NAMES, type ContestantName } from './contestants.ts';
import { PAGE_NAMES, type PageName } from './pages.ts';

export const USAGE = `Usage: npm run bench:graphql -- [options]

--pages        of ${PAGE_NAMES.join(', ')}; all when left out
--contestants  of ${CONTESTANT_NAMES.join(', ')};
               all when left out
--rounds       how often everybody is asked, 5 when left out; the figures are medians
--seconds      how long each time, 2 when left out
--against      the folder of another checkout of Gaitway, with its packages installed: measures it beside this one
--heap         instead: the heap of Gaitway over 100,000 mixed requests`;

export interface Options {
  readonly pages: readonly PageName[];
  readonly contestants: readonly ContestantName[];
  readonly rounds: number;
  readonly seconds: number;
  /** The folder of the checkout to compare with. */
  readonly against?: string;
  readonly heap: boolean;
}

/** @throws {Error} that names the valid values */
export function readOptions(args?: string[]): Options {
  const { values } = parseArgs({
    ...(args && { args }),
    options: {
      pages: { type: 'string', default: PAGE_NAMES.join() },
      contestants: { type: 'string', default: CONTESTANT_NAMES.join() },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '2' },
      against: { type: 'string' },
      heap: { type: 'boolean', default: false },
    },
  });
  return {
    pages: pick('--pages', values.pages, PAGE_NAMES),
    contestants: pick('--contestants', values.contestants, CONTESTANT_NAMES),
    rounds: positive('--rounds', values.rounds),
    seconds: positive('--seconds', values.seconds),
    ...(values.against !== undefined && { against: resolve(values.against) }),
    heap: values.heap,
  };
}

/** In their declared order. */
function pick<Name extends string>(option: string, text: string, known: readonly Name[]): Name[] {
  const wanted = text.split(',');
  const unknown = wanted.filter((name) => !(known as readonly string[]).includes(name));
  if (unknown.length > 0) {
    throw new Error(`${option}: ${unknown.join()} is none of ${known.join(', ')}`);
  }
  return known.filter((name) => wanted.includes(name));
}

function positive(option: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`${option} takes a number above 0`);
  return value;
}
