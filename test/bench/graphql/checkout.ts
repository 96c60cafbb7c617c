import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { freePort } from '../../support/free-port.ts';
import type { Dataset, openDataset } from './dataset/open-dataset.ts';
import type { signTokens } from './tokens.ts';

const OWN = fileURLToPath(new URL('../../../', import.meta.url));
/** Folders of this benchmark in a checkout; the second is the one before the benchmarks moved below the tests. */
const FOLDERS = ['test/bench/graphql', 'bench/graphql'];

/** A checkout of Gaitway, and a server with the clinic that its own migrations and seed create. */
export interface Checkout {
  /** Arguments of Node that start the gateway. */
  readonly program: readonly string[];
  readonly dataset: Dataset;
  /** An access token for each provider of the clinic. */
  readonly tokens: readonly string[];
  /** A connection to the server, to inspect its sessions. */
  readonly database: Client;
  close(): Promise<void>;
}

/**
 * Starts the server of a checkout.
 *
 * @param folder this checkout when left out
 * @throws {Error} when the folder has no benchmark
 */
export async function openCheckout(
  say: (line: string) => void,
  folder: string = OWN,
): Promise<Checkout> {
  const bench = FOLDERS.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (bench === undefined) throw new Error(`--against: ${folder} has no ${FOLDERS[0]}`);
  const load = (name: string): Promise<unknown> => import(pathToFileURL(join(bench, name)).href);
  const open = (await load('dataset/open-dataset.ts')) as { openDataset: typeof openDataset };
  const sign = (await load('tokens.ts')) as { signTokens: typeof signTokens };

  const dataset = await open.openDataset(await freePort(), say);
  const database = new Client({ connectionString: dataset.url });
  await database.connect();
  return {
    program: [join(folder, 'bin/gaitway.js'), 'start'],
    dataset,
    tokens: await sign.signTokens(dataset.dataDir),
    database,
    async close() {
      await database.end();
      await dataset.close();
    },
  };
}
