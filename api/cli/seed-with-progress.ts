import { setTimeout as sleep } from 'node:timers/promises';
import type { Gateway } from '../composition/compose.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { type Progress, showProgress } from './progress.ts';

const LOOK_EVERY_MS = 200;

/** Seeds the demo, and waits until its recordings are converted, used for training and scored. */
export async function seedWithProgress(gateway: Gateway, dataDir: string): Promise<void> {
  let progress: Progress | undefined;
  let submitted = 0;
  await seedDemo(gateway, dataDir, {
    begin: async (total) => {
      progress = await showProgress('Submitting recordings', total);
    },
    submitted: () => progress?.update(++submitted),
  });
  progress?.stop();

  const total = await gateway.queue.countPending();
  progress = await showProgress('Converting, training, scoring', total);
  for (let left = total; left > 0; left = await gateway.queue.countPending()) {
    progress.update(Math.max(0, total - left)); // scoring adds jobs while conversion finishes others
    await sleep(LOOK_EVERY_MS);
  }
  progress.update(total);
  progress.stop();
}
