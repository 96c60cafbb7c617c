import { compose, type Gateway } from '../../composition/compose.ts';
import { type Config, readConfig } from '../../config/config.ts';
import { messageOf } from '../../errors.ts';
import { createLog } from '../../log.ts';
import { CHECKS } from './checks.ts';
import type { ConsistencyCheck, Problem } from './problem.ts';

export interface CheckOptions {
  readonly repair?: boolean;
}

/**
 * `gaitway check`: compares records, jobs, files and the lake, and prints what does not fit. With `repair`, mends what it
 * can without a loss of data. The exit code is 1 while a problem remains.
 */
export async function runCheck({ repair = false }: CheckOptions): Promise<void> {
  const config = readConfig();
  const gateway = await compose(config, createLog(config.LOG_LEVEL));
  try {
    let remaining = 0;
    for (const check of CHECKS) remaining += await runOne(check, { gateway, config, repair });
    if (remaining === 0) return;
    process.exitCode = 1;
    if (!repair) console.log('Run "gaitway check --repair" to mend the problems marked with +.');
  } finally {
    await gateway.close();
  }
}

interface Run {
  readonly gateway: Gateway;
  readonly config: Config;
  readonly repair: boolean;
}

/** Prints a line for the check, and one for each problem. Returns how many problems remain. */
async function runOne(
  { subject, find }: ConsistencyCheck,
  { gateway, config, repair }: Run,
): Promise<number> {
  let found = 0;
  let remaining = 0;
  for await (const problem of find(gateway, config)) {
    if (found++ === 0) console.log(`✗ ${subject}`);
    const outcome = repair ? await mend(problem) : 'remains';
    if (outcome !== 'mended') remaining++;
    console.log(`  ${problem.mend ? '+' : '-'} ${problem.text}${describe(outcome)}`);
  }
  if (found === 0) console.log(`✓ ${subject}`);
  return remaining;
}

type Outcome = 'mended' | 'remains' | { readonly error: string };

async function mend(problem: Problem): Promise<Outcome> {
  if (problem.mend === undefined) return 'remains';
  try {
    await problem.mend();
    return 'mended';
  } catch (error) {
    return { error: messageOf(error) };
  }
}

function describe(outcome: Outcome): string {
  if (outcome === 'mended') return ': mended';
  return outcome === 'remains' ? '' : `: not mended: ${outcome.error}`;
}
