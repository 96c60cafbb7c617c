import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import type { Client } from 'pg';
import { freePort } from '../../support/free-port.ts';
import { assertSameAnswer } from './answers.ts';
import { bundlePeers } from './bundle-peers.ts';
import { type Contestant, type ContestantName, contestantsWith } from './contestants.ts';
import { pinToOtherCore } from './cores.ts';
import { type Checkout, openCheckout } from './checkout.ts';
import { measureHeap } from './heap.ts';
import { load, toBytes } from './load.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { PAGE_NAMES, type PageName, questionsOf } from './pages.ts';
import { processorTime, spentMs } from './processor-time.ts';
import { medians, type Slice, tableOf } from './report.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { PUBLIC_URL } from './tokens.ts';

/**
 * Compares Gaitway with other GraphQL servers and with plain SQL on the pages of the portal. docs/performance.md
 * describes each server and its checks.
 *
 *     npm run bench:graphql -- [--help]
 */
const CONNECTIONS = 32;
/** Warm-up after each change of server, to open connections and fill caches. */
const WARM_UP_SECONDS = 0.4;
/** Warm-up before the first round, until everything is compiled. */
const FIRST_WARM_UP_SECONDS = 4;
/** Fewer requests in one measurement are not significant. */
const FEWEST_ANSWERS = 30;
/** Number of requests per page whose responses are compared. */
const COMPARED = 5;
const PEERS = new URL('./peers/', import.meta.url);

interface Running {
  readonly name: ContestantName;
  readonly contestant: Contestant;
  readonly server: ServerProcess;
  readonly requests: ReadonlyMap<PageName, readonly Buffer[]>;
  /** Sees the server's sessions in PostgreSQL. */
  readonly database: Client;
}

const say = (line: string) => console.error(line);

async function main(options: Options): Promise<void> {
  say(pinToOtherCore());
  const checkouts: Checkout[] = [];
  const running: Running[] = [];
  try {
    const own = await openCheckout(say);
    checkouts.push(own);
    await own.database.query(await readFile(new URL('postgraphile/functions.sql', PEERS), 'utf8'));
    if (options.heap) {
      await runHeap(own);
      return;
    }
    running.push(...(await startAll(options, own)));
    if (options.against !== undefined) {
      const before = await openCheckout(say, options.against);
      checkouts.push(before);
      const { before: contestant } = contestantsWith(own.tokens, before.tokens);
      running.push(await start('before', contestant, before, before.program, options.pages));
    }
    await assertSameAnswers(running, options.pages);
    const slices = await measureRounds(running, options);
    await print(slices, running, options, own.database);
  } finally {
    await Promise.all(running.map(({ server }) => server.stop()));
    await Promise.all(checkouts.map((checkout) => checkout.close()));
  }
}

async function print(
  slices: ReadonlyMap<string, readonly Slice[]>,
  running: readonly Running[],
  { pages, rounds, seconds }: Options,
  database: Client,
): Promise<void> {
  const { rows } = await database.query<{ server_version: string }>('show server_version');
  console.log(
    `${cpus()[0]!.model.trim()}, ${cpus().length} cores; Node ${process.versions.node}; ` +
      `PostgreSQL ${rows[0]!.server_version}; ${CONNECTIONS} connections; ` +
      `medians of ${rounds} rounds of ${seconds} s`,
  );
  const titleOf = (name: ContestantName) =>
    running.find((other) => other.name === name)!.contestant.title;
  for (const page of pages) {
    const figures = running.map(
      ({ name }) => [name, medians(slices.get(`${page}/${name}`)!)] as const,
    );
    console.log(`\n${tableOf(page, new Map(figures), titleOf)}`);
  }
}

async function startAll({ contestants, pages }: Options, own: Checkout): Promise<Running[]> {
  const all = contestantsWith(own.tokens);
  const peers = contestants.flatMap((name) => all[name].peer ?? []);
  const bundleOf = await bundlePeers([...new Set(peers)]);
  return Promise.all(
    contestants.map((name) => {
      const { peer } = all[name];
      const program = peer === undefined ? own.program : [bundleOf(peer)];
      return start(name, all[name], own, program, pages);
    }),
  );
}

async function start(
  name: ContestantName,
  contestant: Contestant,
  { dataset, database }: Checkout,
  program: readonly string[],
  pages: readonly PageName[],
): Promise<Running> {
  const server = await startServer(program, await freePort(), {
    DATABASE_URL: `${dataset.url}?application_name=${applicationName(name)}`,
    DATA_DIR: dataset.dataDir,
    PUBLIC_URL,
    PEERS_URL: PEERS.href,
    ...contestant.environment,
  });
  say(`${contestant.title} runs`);
  const requestsOf = (page: PageName) =>
    questionsOf(page).map((question) => toBytes(contestant.request(page, question)));
  const requests = new Map(pages.map((page) => [page, requestsOf(page)]));
  return { name, contestant, server, requests, database };
}

/** Gaitway alone, started with Node's inspector, under requests for all pages in turn. */
async function runHeap({ dataset, tokens, program: own }: Checkout): Promise<void> {
  const { gaitway } = contestantsWith(tokens);
  const inspectorPort = await freePort();
  const program = [`--inspect=127.0.0.1:${inspectorPort}`, ...own];
  const server = await startServer(program, await freePort(), {
    DATABASE_URL: dataset.url,
    DATA_DIR: dataset.dataDir,
    PUBLIC_URL,
  });
  try {
    const pages = PAGE_NAMES.map((page) =>
      questionsOf(page).map((question) => toBytes(gaitway.request(page, question))),
    );
    const longest = Math.max(...pages.map(({ length }) => length));
    const inTurn = Array.from({ length: longest }, (_, i) =>
      pages.map((page) => page[i % page.length]!),
    );
    await measureHeap({ port: server.port, inspectorPort, requests: inTurn.flat() });
  } finally {
    await server.stop();
  }
}

const applicationName = (name: ContestantName) => `bench-${name}`;

/** Checks that all servers return the same data. Otherwise nothing is measured. */
async function assertSameAnswers(
  running: readonly Running[],
  pages: readonly PageName[],
): Promise<void> {
  for (const page of pages) {
    for (const question of questionsOf(page).slice(0, COMPARED)) {
      const answers = await Promise.all(
        running.map(async ({ contestant, server }) => {
          const { path, headers, body } = contestant.request(page, question);
          const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body: JSON.stringify(body),
            signal: AbortSignal.timeout(10_000),
          });
          const { data, errors } = (await response.json()) as { data: never; errors?: unknown };
          if (errors !== undefined || data === undefined) {
            throw new Error(`${contestant.title} refuses ${page}: ${JSON.stringify(errors)}`);
          }
          return { title: contestant.title, answer: contestant.read(page, data) };
        }),
      );
      const [first, ...others] = answers;
      for (const { title, answer } of others) {
        assertSameAnswer(page, first!.answer as never, answer as never, title);
      }
    }
  }
  say(`the same answers to ${COMPARED} questions of each page`);
}

/** Every round measures each server on each page, so that other load on the machine affects all of them. */
async function measureRounds(
  running: readonly Running[],
  { pages, rounds, seconds }: Options,
): Promise<Map<string, Slice[]>> {
  const slices = new Map<string, Slice[]>();
  for (const page of pages) {
    for (const { server, requests } of running) {
      const all = requests.get(page)!;
      const warmUp = { connections: CONNECTIONS, seconds: FIRST_WARM_UP_SECONDS, offset: 0 };
      await load({ port: server.port, requests: all, ...warmUp });
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const page of pages) {
      for (const one of running) {
        const slice = await measureSlice(one, page, { round, seconds });
        const key = `${page}/${one.name}`;
        slices.set(key, [...(slices.get(key) ?? []), slice]);
      }
    }
    say(`round ${round + 1} of ${rounds}`);
  }
  return slices;
}

async function measureSlice(
  { name, server, requests, database }: Running,
  page: PageName,
  { round, seconds }: { round: number; seconds: number },
): Promise<Slice> {
  const all = requests.get(page)!;
  const shared = { port: server.port, requests: all, connections: CONNECTIONS };
  await load({ ...shared, offset: round, seconds: WARM_UP_SECONDS });
  const look = () => processorTime(database, server, applicationName(name));
  const before = await look();
  const { count, latenciesMs } = await load({ ...shared, offset: round * 31, seconds });
  if (count < FEWEST_ANSWERS) {
    throw new Error(
      `${name} answered ${page} ${count} times: the machine is busy with other things`,
    );
  }
  const { serverMs, databaseMs } = spentMs(before, await look());
  const quantile = (share: number) => latenciesMs[Math.floor(share * (count - 1))]!;
  return {
    requestsPerSecond: count / seconds,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    serverMs: serverMs / count,
    databaseMs: databaseMs / count,
    memoryBytes: await server.memoryBytes(),
  };
}

if (process.argv.includes('--help')) console.log(USAGE);
else await main(readOptions());
