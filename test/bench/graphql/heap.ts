import { openInspector } from '../inspector.ts';
import { load } from './load.ts';

const REQUESTS = 100_000;
const LOOK_EVERY = 20_000;
const CONNECTIONS = 32;
/** Warm-up until caches are full and everything is compiled; not part of the slope. */
const WARM_UP_REQUESTS = 5_000;

/** Prints Gaitway's heap in use over 100,000 requests for all pages in turn. */
export async function measureHeap(options: {
  readonly port: number;
  readonly inspectorPort: number;
  readonly requests: readonly Buffer[];
}): Promise<void> {
  const { port, requests } = options;
  const inspector = await openInspector(options.inspectorPort);
  let asked = 0;
  const ask = async (count: number) => {
    const shared = { port, requests, connections: CONNECTIONS, seconds: Infinity };
    await load({ ...shared, offset: asked, count });
    asked += count;
  };
  await ask(WARM_UP_REQUESTS);
  const used = [await inspector.heapUsedBytes()];
  console.log(`requests  heap in use, MB\n${line(0, used[0]!)}`);
  for (let count = LOOK_EVERY; count <= REQUESTS; count += LOOK_EVERY) {
    await ask(LOOK_EVERY);
    used.push(await inspector.heapUsedBytes());
    console.log(line(count, used.at(-1)!));
  }
  inspector.close();
  console.log(`slope ${slope(used).toFixed(1)} bytes a request`);
}

const line = (requests: number, bytes: number) =>
  `${String(requests).padStart(8)}  ${(bytes / 1e6).toFixed(2)}`;

/** Slope of the fitted line, in bytes per request. */
function slope(used: readonly number[]): number {
  const middle = (used.length - 1) / 2;
  const mean = used.reduce((sum, bytes) => sum + bytes, 0) / used.length;
  const covariance = used.reduce((sum, bytes, i) => sum + (i - middle) * (bytes - mean), 0);
  const variance = used.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
  return covariance / variance / LOOK_EVERY;
}
