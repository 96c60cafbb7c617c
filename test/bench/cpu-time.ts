const ROUNDS = 20;
const MIN_CALLS_PER_ROUND = 100;

/**
 * Milliseconds of processor time per item, over all threads of this process: the fastest of some rounds, because
 * other load on the machine can only slow a round down.
 */
export async function cpuMsPerItem<Item>(
  items: readonly Item[],
  step: (item: Item) => unknown,
): Promise<number> {
  const passes = Math.ceil(MIN_CALLS_PER_ROUND / items.length);
  let fastest = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    for (let pass = 0; pass < passes; pass++) {
      for (const item of items) await step(item);
    }
    const { user, system } = process.cpuUsage(start);
    fastest = Math.min(fastest, (user + system) / 1000 / passes / items.length);
  }
  return fastest;
}
