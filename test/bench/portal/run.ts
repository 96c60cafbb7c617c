import { ensurePortalBuilt } from '../../../api/cli/portal-build.ts';
import { signInOnce, type StorageState } from '../../e2e/rooms.ts';
import { openBrowser } from '../../support/browser.ts';
import { PASSWORD } from '../../support/start-gateway.ts';
import { openBenchClinic } from './clinic.ts';
import { countStatements } from './count-statements.ts';
import { openDevTools } from './devtools.ts';
import {
  benchmarkIndex,
  focusSearch,
  framesOfBareCanvas,
  framesWhileZooming,
  loaded,
  longestTaskUntilFound,
  scrollToRow,
  shownAfter,
  watchLongTasks,
} from './in-page.ts';
import { packedSize } from './packed-size.ts';
import { visit, type Visit } from './visitor.ts';

/**
 * Measures the production build of the portal in headless Chromium on a processor slowed down four times.
 *
 *   npm run bench:portal
 */
const SLOW_DOWN = 4;
const ROUNDS = 3;
const FEW = 50;
const MANY = 5000;
/** Number of loaded rows before the search. */
const SCROLLED = 500;
const LONG = 15_000;
const LONGEST = 100_000;
const HOME_ROW = 'main a[href*="/participants/"]';
const CHART = '.u-wrap canvas';

await ensurePortalBuilt(console.log);
console.log(`A clinic with ${MANY + FEW} people ...`);
const { gateway, providers, recordings } = await openBenchClinic([FEW, MANY], [LONG, LONGEST]);
const sessions = await signIn();
const devTools = await openDevTools();
try {
  console.log('| what | measured | target | |\n| --- | --- | --- | --- |');
  await measureMachine();
  await measureHome(FEW, 1500);
  await measureHome(MANY, 2000);
  await measureTyping();
  await measureRecording(LONG, { drawnMs: 300, framesPerSecond: 50 });
  await measureRecording(LONGEST, { drawnMs: 1000, framesPerSecond: 30 });
} finally {
  await devTools.close();
  await gateway.stop();
}

function report(what: string, measured: number, unit: string, target?: number, atLeast = false) {
  const figure = `${measured.toFixed(measured < 10 ? 1 : 0)} ${unit}`;
  if (target === undefined) return console.log(`| ${what} | ${figure} | | |`);
  const met = atLeast ? measured >= target : measured <= target;
  const wanted = `${atLeast ? '>=' : '<='} ${target} ${unit}`;
  console.log(`| ${what} | ${figure} | ${wanted} | ${met ? 'met' : 'MISSED'} |`);
}

/** The care providers, by number of participants. */
async function signIn(): Promise<ReadonlyMap<number, StorageState>> {
  const browser = await openBrowser();
  const states = new Map<number, StorageState>();
  for (const [caseload, { email }] of providers) {
    states.set(caseload, await signInOnce(browser, gateway.url, { email, password: PASSWORD }));
  }
  await browser.close();
  return states;
}

/** One visit after the other, each with an empty browser cache. */
async function visits<Figure>(
  caseload: number,
  measure: (visitor: Visit) => Promise<Figure>,
  { rounds = ROUNDS, slowDown = SLOW_DOWN } = {},
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (let round = 0; round < rounds; round++) {
    const visitor = await visit(devTools, sessions.get(caseload)!, slowDown);
    figures.push(await measure(visitor));
    await visitor.leave();
  }
  return figures;
}

async function measureMachine() {
  const [index] = await visits(FEW, ({ run }) => run(benchmarkIndex), { rounds: 1, slowDown: 1 });
  report('BenchmarkIndex of this browser, not slowed down', index!, '');
  const [frames] = await visits(FEW, ({ run }) => run(framesOfBareCanvas, 2000, 9), { rounds: 1 });
  report('A bare canvas that draws nine lines', frames!, 'frames/s');
}

async function measureHome(caseload: number, targetMs: number) {
  const statements = countStatements();
  const rounds = await visits(caseload, async (visitor) => {
    await visitor.goTo(gateway.url);
    const shownMs = await visitor.run(shownAfter, HOME_ROW, 1);
    return { shownMs, files: await visitor.run(loaded) };
  });
  const statementCount = statements.stop();
  const [{ files }] = rounds as [(typeof rounds)[number]];
  if (caseload === FEW) {
    const scripts = files.map(({ path }) => path).filter((path) => path.endsWith('.js'));
    const kilobytes = (await packedSize(scripts)) / 1000;
    report(`JavaScript before home, gzip (${scripts.length} files)`, kilobytes, 'kB', 220);
  }
  const shown = rounds.map(({ shownMs }) => shownMs);
  report(`Home with ${caseload} people, first visit`, middle(shown), 'ms', targetMs);
  const requests = files.filter(({ path }) => path === '/graphql').length;
  report(`… GraphQL requests until then`, requests, '', 1);
  report(`… SQL statements of one visit`, statementCount / rounds.length, '');
}

async function measureTyping() {
  const wanted = 'lindq';
  const longest = await visits(MANY, async (visitor) => {
    await visitor.goTo(gateway.url);
    await visitor.run(shownAfter, HOME_ROW, 1);
    await visitor.run(scrollToRow, SCROLLED);
    await visitor.run(focusSearch);
    await visitor.run(watchLongTasks);
    await visitor.type(wanted);
    return visitor.run(longestTaskUntilFound, wanted);
  });
  const what = `Typing over ${MANY} people, ${SCROLLED} of them loaded: longest task`;
  report(what, middle(longest), 'ms', 100);
}

async function measureRecording(
  count: number,
  target: { readonly drawnMs: number; readonly framesPerSecond: number },
) {
  const id = recordings.get(count)!;
  const rounds = await visits(FEW, async (visitor) => {
    await visitor.goTo(`${gateway.url}/recordings/${id}`);
    const shownMs = await visitor.run(shownAfter, CHART, 3);
    const samples = (await visitor.run(loaded)).find(({ path }) => path.startsWith('/objects/'))!;
    const framesPerSecond = await visitor.run(framesWhileZooming, 2000);
    return { drawnMs: shownMs - samples.endedAfterMs, bytes: samples.bytes, framesPerSecond };
  });
  const what = `${count.toLocaleString('en')} samples x 9 axes`;
  const drawn = middle(rounds.map(({ drawnMs }) => drawnMs));
  report(`${what}: drawn after the data arrived`, drawn, 'ms', target.drawnMs);
  const frames = middle(rounds.map(({ framesPerSecond }) => framesPerSecond));
  report(`${what}: zoom`, frames, 'frames/s', target.framesPerSecond, true);
  const share = (100 * rounds[0]!.bytes) / (await sizeOfJson(id));
  report(`${what}: transferred, of the same as JSON`, share, '%', 40);
}

async function sizeOfJson(id: string): Promise<number> {
  const { data } = await gateway.graphql<{ recording: { download: { url: string } } }>(
    'query ($id: ID!) { recording(id: $id) { download(format: JSON) { url } } }',
    { id },
    providers.get(FEW)!.token,
  );
  const answered = await fetch(data.recording.download.url);
  return (await answered.arrayBuffer()).byteLength;
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
