import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DEMO_USERS } from '../../api/demo/demo-accounts.ts';
import type { Group } from '../../api/domain/group.ts';
import { openBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { findPlaces, type Places, ROOMS, settled, signInOnce, type StorageState } from './rooms.ts';

/**
 * Pictures of every room, on a large screen and on a phone, light and dark, in English and French, of the demo organization:
 *
 *   npm run screenshots -- [--room recording,home] [--language fr] [--url http://localhost:4000] [--to screenshots]
 *   npm run screenshots -- --readme
 *
 * The second form makes the pictures of the README, in docs/images. With `--url` of a running demo either starts at once;
 * without, it starts a demo of its own, which takes a minute.
 */
const PROGRAM = fileURLToPath(new URL('../../bin/gaitway.js', import.meta.url));
const SIZES = [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
];
const THEMES = ['light', 'dark'] as const;
const LOCALES = { en: 'en-GB', fr: 'fr-CH' } as const;

const { values } = parseArgs({
  options: {
    room: { type: 'string' },
    language: { type: 'string' },
    url: { type: 'string' },
    to: { type: 'string', default: 'screenshots' },
    readme: { type: 'boolean', default: false },
  },
});
const only = values.room?.split(',');
const rooms = ROOMS.filter(({ name }) => only?.includes(name) ?? true);

const demo = values.url === undefined ? await startDemo() : undefined;
const url = values.url ?? demo!.url;
const browser = await openBrowser();
try {
  const states = new Map<Group, StorageState>();
  const stateOf = async (group: Group) => {
    const known = states.get(group) ?? (await signInOnce(browser, url, accountOf(group)));
    states.set(group, known);
    return known;
  };
  const places = await findPlaces(asProvider(await stateOf('careProvider')));

  if (values.readme) await takeReadmePictures(places, await stateOf('careProvider'));
  for (const [language, locale] of Object.entries(LOCALES)) {
    if (values.readme) break;
    if (values.language !== undefined && values.language !== language) continue;
    const folder = join(values.to, language);
    await mkdir(folder, { recursive: true });
    for (const room of rooms) {
      const context = await browser.newContext({
        locale,
        timezoneId: 'Europe/Zurich',
        reducedMotion: 'reduce',
        ...(room.as !== null && { storageState: await stateOf(room.as) }),
      });
      const page = await context.newPage();
      for (const size of SIZES) {
        // Opened again for each size, because a dialog may be opened differently.
        await page.setViewportSize(size);
        await page.goto(url + room.path(places));
        await settled(page);
        await room.then?.(page);
        await settled(page);
        for (const colorScheme of THEMES) {
          await page.emulateMedia({ colorScheme });
          await page.waitForTimeout(300); // for transitions of colours and sizes
          const path = join(folder, `${room.name}-${size.width}-${colorScheme}.png`);
          await page.screenshot({ path, fullPage: true });
        }
      }
      await context.close();
      console.log(`${language} ${room.name}`);
    }
  }
} finally {
  await browser.close();
  await demo?.stop();
}

/** The first screen of the list of participants and of a recording, as small files. */
async function takeReadmePictures(places: Places, storageState: StorageState): Promise<void> {
  const context = await browser.newContext({
    locale: LOCALES.en,
    timezoneId: 'Europe/Zurich',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 800 },
    storageState,
  });
  const page = await context.newPage();
  for (const name of ['home', 'recording']) {
    const room = ROOMS.find((room) => room.name === name)!;
    await page.goto(url + room.path(places));
    await settled(page);
    await page.screenshot({ path: join('docs/images', `${name}.png`) });
  }
  await context.close();
}

function accountOf(group: Group) {
  return DEMO_USERS.find((user) => user.group === group)!;
}

/** Calls the API with the browser's token. */
function asProvider({ origins }: StorageState) {
  const token = origins
    .flatMap(({ localStorage }) => localStorage)
    .find(({ name }) => name.endsWith('.accessToken'))!.value;
  return async <Data>(query: string): Promise<Data> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: token },
      body: JSON.stringify({ query }),
    });
    return ((await response.json()) as { data: Data }).data;
  };
}

/** The demo in a new folder, once everything is scored. */
async function startDemo() {
  const folder = await mkdtemp(join(tmpdir(), 'gaitway-screenshots-'));
  const port = String(await freePort());
  const run = (command: string) =>
    spawn(process.execPath, [PROGRAM, command], {
      env: { ...process.env, DATA_DIR: folder, PORT: port },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const seeding = run('seed');
  seeding.stdout.resume();
  await once(seeding, 'exit');
  const child = run('start');
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (text) => {
      if (String(text).includes('is ready')) resolve();
    });
  });
  return {
    url: `http://localhost:${port}`,
    async stop() {
      child.kill('SIGINT');
      await once(child, 'exit');
      await rm(folder, { recursive: true });
    },
  };
}
