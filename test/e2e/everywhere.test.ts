import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHROMIUM } from '../support/browser.ts';
import { readPdf } from '../support/read-pdf.ts';
import { openPortalWorld, type PortalWorld } from './portal-world.ts';

describe.skipIf(CHROMIUM === undefined)(
  'the portal on a bad day, and a recording in all its ways',
  () => {
    let world: PortalWorld;
    let context: BrowserContext;
    let page: Page;

    beforeAll(async () => {
      world = await openPortalWorld();
    });

    afterAll(() => world?.close());

    beforeEach(async () => {
      context = await world.browser.newContext({
        locale: 'en-GB',
        storageState: await world.signedIn('careProvider'),
      });
      page = await context.newPage();
    });

    afterEach(() => context.close());

    const open = (path: string) => page.goto(world.gateway.url + path);
    const openRecording = () => open(`/recordings/${world.places.recordingId}`);
    const banner = (words: string) => page.getByRole('status').filter({ hasText: words });

    const isInSight = (found: Locator) =>
      found.evaluate((element) => element.getBoundingClientRect().top >= 0);

    async function savedNotes(): Promise<string | null> {
      const { data } = await world.gateway.graphql<{ recording: { notes: string | null } }>(
        'query ($id: ID!) { recording(id: $id) { notes } }',
        { id: world.places.recordingId },
        world.users.careProvider.token,
      );
      return data.recording.notes;
    }

    it('offline: says so, keeps what was typed, and saves it when the network is back', async () => {
      await openRecording();
      const notes = page.getByLabel('Notes');
      await notes.fill('Walked with a stick.');
      await context.setOffline(true);
      await banner('You are offline').waitFor();
      await page.mouse.wheel(0, 20_000);
      await expect.poll(() => isInSight(banner('You are offline'))).toBe(true);
      await page.getByRole('button', { name: 'Save the notes' }).click();
      await page.getByText('It is saved as soon as it can.').waitFor();
      expect(await savedNotes()).toBeNull();

      await context.setOffline(false);
      await page.getByText('Saved', { exact: true }).waitFor();
      expect(await savedNotes()).toBe('Walked with a stick.');
      await banner('You are offline').waitFor({ state: 'detached' });
    });

    it('an API that fails: says so, and shows the page by itself once it answers', async () => {
      await page.route('**/graphql', (route) => route.fulfill({ status: 503, body: 'no' }));
      await openRecording();
      await page.getByRole('alert').getByText('Gaitway could not be reached.').waitFor();
      await banner('Gaitway did not answer').waitFor();
      await page.unroute('**/graphql');
      await page.getByRole('heading', { name: 'Result' }).waitFor();
      await banner('Gaitway did not answer').waitFor({ state: 'detached' });
    });

    it('samples that do not arrive: says so, and draws them once they can be had', async () => {
      await page.route('**/objects/**', (route) => route.abort());
      await openRecording();
      await page.getByRole('alert').getByText('Gaitway could not be reached.').waitFor();
      await page.unroute('**/objects/**');
      await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('img', { name: /^Acceleration.*samples/ }).waitFor();
    });

    it('an answer with an error carries the id of the request', async () => {
      await page.route('**/graphql', (route) =>
        route.continue({
          postData: JSON.stringify({ query: '{ participants(first: 999) { totalCount } }' }),
        }),
      );
      await openRecording();
      const alert = page.getByRole('alert').filter({ hasText: 'Request id for support' });
      expect((await alert.locator('code').innerText()).length).toBeGreaterThan(3);
    });

    it('a slow network: says that it takes long, and gets there', async () => {
      await openRecording();
      const person = page.getByRole('link', { name: 'Theo Lindqvist' });
      await person.waitFor();
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 5000,
        downloadThroughput: 50_000,
        uploadThroughput: 50_000,
      });
      await person.click();
      await banner('answering slowly').waitFor();
      await page.getByRole('heading', { name: 'Theo Lindqvist' }).waitFor();
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: -1,
      });
      await banner('answering slowly').waitFor({ state: 'detached' });
    }, 60_000);

    it('undoes the saving of a score', async () => {
      await openRecording();
      const score = page.getByLabel('Clinician’s score');
      for (const value of ['40', '55']) {
        await score.fill(value);
        await page.getByRole('button', { name: 'Save the score' }).click();
        await page.getByText('Saved', { exact: true }).waitFor();
      }
      let answer = () => {};
      const held = new Promise<void>((resolve) => (answer = resolve));
      await page.route('**/graphql', async (route) => {
        await held;
        await route.continue();
      });
      await page.getByRole('button', { name: 'Undo' }).click();
      // Before the API has answered.
      await expect.poll(() => score.inputValue()).toBe('40');
      answer();
      await page.getByText('Saved', { exact: true }).waitFor();
      await page.reload();
      await expect.poll(() => score.inputValue()).toBe('40');
    });

    it('moves over the samples by keyboard, and lays another recording under them', async () => {
      await openRecording();
      const shown = page.getByRole('slider', { name: 'Shown part' });
      await shown.focus();
      const whole = await shown.getAttribute('aria-valuetext');
      await page.keyboard.press('+');
      await expect.poll(() => shown.getAttribute('aria-valuetext')).not.toBe(whole);
      await page.keyboard.press('0');
      await expect.poll(() => shown.getAttribute('aria-valuetext')).toBe(whole);

      await page.getByRole('combobox', { name: 'Compare with' }).click();
      await page.getByRole('option').first().click();
      await page.getByText('the broad pale ones the other').waitFor();
      await page.getByText('Rhythms', { exact: true }).click();
      await page.getByText('The strongest rhythm repeats every').waitFor();
    });

    it('hands out the report', async () => {
      await openRecording();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Report (PDF)' }).click(),
      ]);
      const chunks: Uint8Array[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Uint8Array);
      const [first] = await readPdf(new Uint8Array(Buffer.concat(chunks)));
      expect(first).toContain('Theo Lindqvist');
      expect(first).toContain('Recording report');
    });

    it('finds people by Ctrl-K', async () => {
      await open('/');
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByLabel('Search for a person, a page or a command').fill('lindq');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Theo Lindqvist/ })
        .waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Theo Lindqvist' }).waitFor();
    });

    // The last one: it ends the session that all of them share.
    it('what was typed outlives a reload, and not the signing out', async () => {
      await openRecording();
      await page.getByLabel('Notes').fill('Half a thought');
      await page.reload();
      await page.getByText('Not saved yet').waitFor();
      expect(await page.getByLabel('Notes').inputValue()).toBe('Half a thought');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('thought');
    });
  },
);
