import type { Gateway } from '../../composition/compose.ts';
import { LostWork } from '../../operations/lost-work.ts';
import type { Problem } from './problem.ts';

/** Recordings that wait for a job that does not exist. */
export async function* checkJobs(gateway: Gateway): AsyncGenerator<Problem> {
  const lostWork = new LostWork(gateway);
  for (const lost of await lostWork.find()) {
    yield {
      text: `recording ${lost.id} is ${lost.status}, but no job works on it`,
      mend: () => lostWork.enqueue(lost),
    };
  }
}
