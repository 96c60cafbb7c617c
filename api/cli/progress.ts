import type { MultiBar } from 'cli-progress';

/** Shows the progress of a long task on the terminal. */
export interface Progress {
  /** Sets how much is done. */
  update(done: number): void;
  /** Writes a permanent line above the bar. */
  say(line: string): void;
  stop(): void;
}

/**
 * Shows a bar on a terminal. Elsewhere a bar would fill a log with copies of itself, so prints a line for each tenth of
 * the work.
 */
export async function showProgress(label: string, total: number): Promise<Progress> {
  if (!process.stdout.isTTY) return plainProgress(label, total);
  // Loaded on demand, because a start without seeding does not need it.
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
