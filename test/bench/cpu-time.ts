const ROUNDS = 20;
const MIN_CALLS_PER_ROUND = 100;

/**
 * Milliseconds of processor time per item, all threads of this process together: the fastest of
 * some rounds, because whatever else the machine does can only make a round slower.
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
