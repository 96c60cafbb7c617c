import type { MultiBar } from 'cli-progress';

/** How far a long piece of work is, for the person at the terminal. */
export interface Progress {
  /** Sets how much is done. */
  update(done: number): void;
  /** Writes a line that stays, above the bar. */
  say(line: string): void;
  stop(): void;
}

/**
 * A bar on a terminal; elsewhere, where a bar would fill a log with copies of itself, a line for each tenth
 * of the work.
 */
export async function showProgress(label: string, total: number): Promise<Progress> {
  if (!process.stdout.isTTY) return plainProgress(label, total);
  // Loaded when there is something to show: a start without seeding does without.
  const { default: cliProgress } = await import('cli-progress');
  return barProgress(
    new cliProgress.MultiBar(
      { format: `  ${label} {bar} {value}/{total}`, hideCursor: true },
      cliProgress.Presets.shades_classic,
    ),
    total,
  );
}

function barProgress(bars: MultiBar, total: number): Progress {
  const bar = bars.create(total, 0);
  return {
    update: (done) => bar.update(done),
    say: (line) => bars.log(`${line}\n`),
    stop: () => bars.stop(),
  };
}

function plainProgress(label: string, total: number): Progress {
  let tenths = 0;
  return {
    update(done) {
      const reached = Math.floor((done / total) * 10);
      if (reached === tenths) return;
      tenths = reached;
      console.log(`  ${label}: ${done} of ${total}`);
    },
    say: (line) => console.log(line),
    stop: () => {},
  };
}
