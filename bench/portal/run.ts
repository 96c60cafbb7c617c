import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ensurePortalBuilt } from '../../api/cli/portal-build.ts';
import { PORTAL_FOLDER } from '../../api/http/portal-routes.ts';
import { signInOnce, type StorageState } from '../../test/e2e/rooms.ts';
import { openBrowser } from '../../test/support/browser.ts';
import { PASSWORD } from '../../test/support/start-gateway.ts';
import { openBenchClinic } from './clinic.ts';
import {
  framesWhileZooming,
  longestTask,
  samplesArrivedAfter,
  shownAfter,
  watchLongTasks,
} from './in-page.ts';

/**
 * The portal as its visitors meet it: the production build in headless Chromium on a processor four times as slow.
 *
 *   npm run bench:portal
 */
const SLOW_DOWN = 4;
const ROUNDS = 3;
const FEW = 50;
const MANY = 5000;
const LONG = 15_000;
const LONGEST = 100_000;
const HOME_ROW = 'main a[href*="/participants/"]';

const lines: string[] = [];
function report(what: string, measured: number, unit: string, target: number, atLeast = false) {
  const met = atLeast ? measured >= target : measured <= target;
  const wanted = `${atLeast ? '>=' : '<='} ${target} ${unit}`;
  lines.push(
    `| ${what} | ${measured.toFixed(measured < 10 ? 1 : 0)} ${unit} | ${wanted} | ${met ? 'met' : 'MISSED'} |`,
  );
  console.log(lines.at(-1));
}

await ensurePortalBuilt(console.log);
console.log(`A clinic with ${MANY + FEW} people ...`);
const { gateway, providers, recordings } = await openBenchClinic([FEW, MANY], [LONG, LONGEST]);
const browser = await openBrowser();
try {
  const states = new Map<number, StorageState>();
  for (const [caseload, { email }] of providers) {
    states.set(caseload, await signInOnce(browser, gateway.url, { email, password: PASSWORD }));
  }
  const few = states.get(FEW)!;
  console.log('| what | measured | target | |\n| --- | --- | --- | --- |');
  await measureCode(few);
  await measureHome(few, FEW, 1500);
  await measureHome(states.get(MANY)!, MANY, 2000);
  await measureRequests(few);
  await measureTyping(states.get(MANY)!);
  await measureRecording(few, LONG, { drawnMs: 300, framesPerSecond: 50 });
  await measureRecording(few, LONGEST, { drawnMs: 1000, framesPerSecond: 30 });
} finally {
  await browser.close();
  await gateway.stop();
}

/** A visitor whose browser has nothing yet, with a slow processor. */
async function visit(
  opened: Browser,
  storageState: StorageState,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await opened.newContext({
    storageState,
    locale: 'en-GB',
    viewport: { width: 1366, height: 768 },
  });
  // What compiles these files marks functions by their names; in the page nobody asks for them.
  await context.addInitScript('globalThis.__name = (named) => named');
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  return { context, page };
}

/** What is loaded until the first person shows, as gzip sends it. */
async function measureCode(state: StorageState) {
  const { context, page } = await visit(browser, state);
  const files = new Set<string>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js')) files.add(pathname);
  });
  await page.goto(gateway.url);
  await page.locator(HOME_ROW).first().waitFor();
  const sizes = await Promise.all(
    [...files].map((path) => stat(join(PORTAL_FOLDER, `${path}.gz`)).then(({ size }) => size)),
  );
  report(
    `JavaScript before home, gzip (${files.size} files)`,
    sizes.reduce((sum, size) => sum + size, 0) / 1000,
    'kB',
    220,
  );
  await context.close();
}

async function measureHome(state: StorageState, caseload: number, targetMs: number) {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { context, page } = await visit(browser, state);
    await page.goto(gateway.url, { waitUntil: 'commit' });
    rounds.push(await shownAfter(page, HOME_ROW));
    await context.close();
  }
  report(`Home with ${caseload} people, first visit`, middle(rounds), 'ms', targetMs);
}

/** Requests to the API and statements to the database for the data of one home page. */
async function measureRequests(state: StorageState) {
  const { context, page } = await visit(browser, state);
  let requests = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql') && request.method() === 'POST') requests++;
  });
  const statements = countStatements();
  await page.goto(gateway.url);
  await page.locator(HOME_ROW).first().waitFor();
  await page.waitForLoadState('networkidle');
  report('GraphQL requests for home', requests, '', 1);
  lines.push(`| SQL statements for home | ${statements.stop()} | | |`);
  console.log(lines.at(-1));
  await context.close();
}

/** Counts what reaches Postgres for viewers: the statements after the one that takes on their role. */
function countStatements() {
  const original = Client.prototype.query;
  let count = 0;
  Client.prototype.query = function (this: Client, ...given: unknown[]) {
    const [call] = given;
    const texts =
      typeof call === 'object' && call !== null && 'steps' in call
        ? (call.steps as { statement: { text: string } }[]).map(({ statement }) => statement.text)
        : [];
    if (texts.some((text) => text.includes('become_viewer'))) {
      count += texts.filter((text) => !text.includes('become_viewer')).length;
    }
    return (original as (...all: unknown[]) => unknown).apply(this, given);
  } as typeof original;
  return {
    stop() {
      Client.prototype.query = original;
      return count;
    },
  };
}

async function measureTyping(state: StorageState) {
  const { context, page } = await visit(browser, state);
  await page.goto(gateway.url);
  await page.locator(HOME_ROW).first().waitFor();
  await page.waitForLoadState('networkidle');
  await watchLongTasks(page);
  await page.locator('main input[type=search]').first().pressSequentially('lindq', { delay: 80 });
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
  report(`Typing over ${MANY} people, longest block`, await longestTask(page), 'ms', 100);
  await context.close();
}

async function measureRecording(
  state: StorageState,
  count: number,
  target: { readonly drawnMs: number; readonly framesPerSecond: number },
) {
  const drawn: number[] = [];
  const frames: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { context, page } = await visit(browser, state);
    page.on('response', (response) => {
      if (!response.url().includes('/objects/')) return;
      bytes = Number(response.headers()['content-length']);
    });
    await page.goto(`${gateway.url}/recordings/${recordings.get(count)}`, { waitUntil: 'commit' });
    const shownMs = await shownAfter(page, '.u-wrap canvas', 3);
    drawn.push(shownMs - (await samplesArrivedAfter(page)));
    frames.push(await framesWhileZooming(page, 2000));
    await context.close();
  }
  const what = `${count.toLocaleString('en')} samples x 9 axes`;
  report(`${what}: drawn after the data arrived`, middle(drawn), 'ms', target.drawnMs);
  report(`${what}: zoom`, middle(frames), 'frames/s', target.framesPerSecond, true);
  const json = await sizeOfJson(recordings.get(count)!);
  report(`${what}: transferred, of the same as JSON`, (100 * bytes) / json, '%', 40);
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
