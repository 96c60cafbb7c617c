import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GROUPS } from '../../api/domain/group.ts';
import { type RouteName, routeNames, routeOf } from '../../portal/src/routes.ts';
import { CHROMIUM } from '../support/browser.ts';
import { openPortalWorld, type PortalWorld } from './portal-world.ts';
import { type Room, ROOMS, settled } from './rooms.ts';
import {
  addressesOf,
  type ClosedPlaces,
  isUnavailable,
  openClosedPlaces,
} from './access-by-group.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(CHROMIUM === undefined)('every page', () => {
  let world: PortalWorld;
  let places: ClosedPlaces;

  beforeAll(async () => {
    world = await openPortalWorld();
    places = await openClosedPlaces(world);
  });

  afterAll(() => world?.close());

  const contexts = new Map<Room['as'], Promise<BrowserContext>>();

  /** All rooms of a group share one sign-in and the loaded code. */
  function contextOf(as: Room['as']): Promise<BrowserContext> {
    const known = contexts.get(as) ?? openContext(as);
    contexts.set(as, known);
    return known;
  }

  const openContext = async (as: Room['as']) =>
    world.browser.newContext({
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...(as !== null && { storageState: await world.signedIn(as) }),
    });

  async function enter(room: Room): Promise<Page> {
    const page = await (await contextOf(room.as)).newPage();
    await page.goto(world.gateway.url + room.path(world.places));
    await settled(page);
    await room.then?.(page);
    await settled(page);
    return page;
  }

  it.each(ROOMS.map((room) => [room.name, room] as const))(
    '%s: no barriers in light and dark, nothing beside the screen, every action by keyboard',
    async (_name, room) => {
      const page = await enter(room);
      await page.evaluate(AXE);
      expect(await violationsOf(page, {}), 'light').toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violationsOf(page, { runOnly: 'color-contrast' }), 'dark').toEqual([]);
      expect(await unreachable(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 740 });
      const overhang = () =>
        page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect.poll(overhang).toBeLessThanOrEqual(0);
      await page.close();
    },
  );

  it('redirects to sign-in, and back to the requested page', async () => {
    const page = await (await contextOf(null)).newPage();
    await page.goto(`${world.gateway.url}/sign-in`);
    for (const { path } of addressesOf(places)) {
      await leadTo(page, path);
      await page.waitForURL(({ searchParams }) => searchParams.get('returnTo') === path);
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    }
    await page.close();
  }, 60_000);

  it.each(GROUPS)(
    'shows a viewer who is %s their own pages and no others',
    async (group) => {
      const page = await (await contextOf(group)).newPage();
      await page.goto(`${world.gateway.url}/account`);
      for (const { path, finds } of addressesOf(places)) {
        const heading = finds[group];
        await leadTo(page, '/account'); // its heading is unique
        await page.getByRole('heading', { name: 'My account' }).waitFor();
        await leadTo(page, path);
        await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
        await page.getByRole('banner').getByText('Riverside clinic').waitFor();
        if (isUnavailable(heading))
          expect(await page.getByRole('main').innerText()).not.toMatch(/Theo|Nils|Zoë|Ada/);
      }
      await page.close();
    },
    60_000,
  );

  it('covers every address of the rooms and of the route manifest', () => {
    const tried = new Set(addressesOf(places).map(({ path }) => path));
    const rooms = ROOMS.filter(({ as }) => as !== null);
    expect(
      rooms.map((room) => pathOf(room.path(places))).filter((path) => !tried.has(path)),
    ).toEqual([]);
    const needed = routeNames.filter((name) => !routeOf(name).isPublic && !routeOf(name).opens);
    const pattern = (path: string) => new RegExp(`^${path.replaceAll(/\$\w+/g, '[^/]+')}$`);
    const isTried = (name: RouteName) =>
      [...tried].some((path) => pattern(routeOf(name).path).test(path));
    expect(needed.filter((name) => !isTried(name))).toEqual([]);
  });
});

/** Like back or forward in the history, which is faster than a reload. */
const leadTo = (page: Page, path: string) =>
  page.evaluate((address) => {
    window.history.pushState(null, '', address);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);

const pathOf = (address: string) => new URL(address, 'http://gaitway').pathname;

/** The findings of axe-core with their elements. Colours of another theme change in a transition. */
async function violationsOf(page: Page, options: RunOptions): Promise<string[]> {
  const violations = await page.evaluate(async (wanted) => {
    const { axe } = window as unknown as {
      axe: { run(shown: Node, options: RunOptions): Promise<AxeResults> };
    };
    await Promise.all(
      document.getAnimations().map((animation) => animation.finished.catch(() => null)),
    );
    // Elements under an open dialog cannot be reached.
    const shown = document.querySelector('[aria-modal=true]') ?? document;
    const { violations } = await axe.run(shown, { resultTypes: ['violations'], ...wanted });
    // The header of a dialog is not a landmark of the page, which axe does not know.
    return violations.filter(({ id }) => shown === document || !id.startsWith('landmark-'));
  }, options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/**
 * Presses Tab once around the page or the open dialog. Returns the buttons, links and fields that it did not reach.
 * One of a group of radio buttons or tabs is enough, since arrow keys reach the others, as in the palette.
 */
async function unreachable(page: Page): Promise<string[]> {
  const count = await page.evaluate(() => {
    const dialog = document.querySelector('[aria-modal=true], [role=dialog]');
    const isWanted = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest('[inert], [aria-hidden=true]') &&
      !(element instanceof HTMLInputElement && element.type === 'radio') &&
      !element.matches('[role=tab][aria-selected=false]');
    const actions =
      'a[href], button:not(:disabled, [data-action]), input:not(:disabled), textarea, select, [role=slider]';
    const wanted = [...(dialog ?? document).querySelectorAll(actions)].filter(isWanted);
    for (const element of wanted) element.setAttribute('data-wanted', '');
    document.addEventListener('focusin', ({ target }) =>
      (target as Element).removeAttribute('data-wanted'),
    );
    // A dialog traps the focus, so the walk begins at its initial focus.
    if (dialog) document.activeElement?.removeAttribute('data-wanted');
    else (document.activeElement as HTMLElement | null)?.blur();
    return wanted.length;
  });
  for (let step = 0; step < count + 10; step++) await page.keyboard.press('Tab');
  const left = page.locator('[data-wanted]');
  return left.evaluateAll((elements) => elements.map(({ outerHTML }) => outerHTML));
}
