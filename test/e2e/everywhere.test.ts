import { readFile } from 'node:fs/promises';
import { tableFromIPC } from 'apache-arrow';
import { parquetReadObjects } from 'hyparquet';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AXES } from '../../api/domain/recording/samples.ts';
import { CHROMIUM } from '../support/browser.ts';
import { readPdf } from '../support/read-pdf.ts';
import { openPortalWorld, type PortalWorld } from './portal-world.ts';
import { settled } from './rooms.ts';

interface Series {
  readonly offsetsMs: readonly number[];
  readonly values: readonly { readonly values: readonly number[] }[];
}

/** Values of Chromium's developer tools: milliseconds, and bytes per second. */
const SLOW_3G = { latency: 2000, downloadThroughput: 50_000, uploadThroughput: 50_000 };

describe.skipIf(CHROMIUM === undefined)(
  'the portal with faults, and every feature of a recording',
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

    it('offline: shows a message, keeps the input, and saves it when the network is back', async () => {
      await openRecording();
      const notes = page.getByLabel('Notes');
      await notes.fill('Walked with a stick.');
      await context.setOffline(true);
      await banner('You are offline').waitFor();
      await page.mouse.wheel(0, 20_000);
      await expect.poll(() => isInSight(banner('You are offline'))).toBe(true);
      await page.getByRole('button', { name: 'Save notes' }).click();
      await page.getByText('It is saved automatically').waitFor();
      expect(await savedNotes()).toBeNull();

      await context.setOffline(false);
      await page.getByText('Saved', { exact: true }).waitFor();
      expect(await savedNotes()).toBe('Walked with a stick.');
      await banner('You are offline').waitFor({ state: 'detached' });
    });

    it('a failing API: shows a message, and the page once the API responds', async () => {
      await page.route('**/graphql', (route) => route.fulfill({ status: 503, body: 'no' }));
      await openRecording();
      await page.getByRole('alert').getByText('Gaitway cannot be reached.').waitFor();
      await banner('Gaitway cannot be reached').waitFor();
      await page.unroute('**/graphql');
      await page.getByRole('heading', { name: 'Result' }).waitFor();
      await banner('Gaitway cannot be reached').waitFor({ state: 'detached' });
    });

    it('texts that do not load at the start: shows a built-in message', async () => {
      await page.route('**/assets/common-*.js', (route) => route.abort());
      await open('/');
      await page.getByRole('heading', { name: 'Gaitway cannot be reached' }).waitFor();
      await page.unroute('**/assets/common-*.js');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('heading', { name: 'Participants' }).waitFor();
    });

    it('a page that does not load: shows a message, and the page once it loads', async () => {
      await openRecording();
      const person = page.getByRole('link', { name: 'Theo Lindqvist' });
      await person.waitFor();
      await context.setOffline(true);
      await person.click();
      await page.getByRole('heading', { name: 'This page could not be loaded' }).waitFor();
      await context.setOffline(false);
      await page.getByRole('heading', { name: 'Theo Lindqvist' }).waitFor();
    });

    it('a dialog that does not load: shows a message in place, and opens once it loads', async () => {
      await open(`/participants/${world.places.participantId}`);
      await settled(page);
      const change = page.getByRole('button', { name: 'Edit the care team' });
      await context.setOffline(true);
      await change.click();
      await page.getByRole('alert').getByText('Gaitway cannot be reached.').waitFor();
      await page.getByRole('heading', { name: 'Theo Lindqvist' }).waitFor();
      await context.setOffline(false);
      await page.getByRole('dialog', { name: 'Care team' }).waitFor();
    });

    it('a dialog of an older version: offers to reload the page', async () => {
      await open(`/participants/${world.places.participantId}`);
      await settled(page);
      const change = page.getByRole('button', { name: 'Edit the care team' });
      await page.route('**/assets/*.js', (route) => route.fulfill({ status: 404, body: '{}' }));
      await change.click();
      const reload = page.getByRole('alert').getByRole('button', { name: 'Reload the page' });
      await reload.waitFor();
      await page.unroute('**/assets/*.js');
      await reload.click();
      await reload.waitFor({ state: 'detached' });
      await change.click();
      await page.getByRole('dialog', { name: 'Care team' }).waitFor();
    });

    it('samples that do not load: shows a message, and the charts once they load', async () => {
      await page.route('**/objects/**', (route) => route.abort());
      await openRecording();
      await page.getByRole('alert').getByText('Gaitway cannot be reached.').waitFor();
      await page.unroute('**/objects/**');
      await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('img', { name: /^Acceleration.*samples/ }).waitFor();
    });

    it('shows the request id of an error', async () => {
      await page.route('**/graphql', (route) =>
        route.continue({
          postData: JSON.stringify({ query: '{ participants(first: 999) { totalCount } }' }),
        }),
      );
      await openRecording();
      const alert = page.getByRole('alert').filter({ hasText: 'Request ID for support' });
      expect((await alert.locator('code').innerText()).length).toBeGreaterThan(3);
    });

    it('a slow network: shows that loading takes long, then the page', async () => {
      await openRecording();
      const person = page.getByRole('link', { name: 'Theo Lindqvist' });
      await person.waitFor();
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', { offline: false, ...SLOW_3G });
      await person.click(); // neither the code of that page nor its data has loaded yet
      await banner('responding slowly').waitFor();
      await page.getByRole('heading', { name: 'Theo Lindqvist' }).waitFor();
      await page.getByRole('table', { name: /Recordings/ }).waitFor();
      await banner('responding slowly').waitFor({ state: 'detached' });
    }, 60_000);

    it('keeps notes that are too long, and shows a message', async () => {
      await openRecording();
      const notes = page.getByLabel('Notes');
      await notes.fill('n'.repeat(10_001));
      await page
        .getByText('Notes can have at most 10,000 characters. These have 10,001.')
        .waitFor();
      expect(await page.getByRole('button', { name: 'Save notes' }).isEnabled()).toBe(false);
      await notes.fill('Shorter.');
      await page.getByRole('button', { name: 'Save notes' }).click();
      await page.getByText('Saved', { exact: true }).waitFor();
    });

    it('undoes a saved score', async () => {
      await openRecording();
      const score = page.getByLabel('Clinician’s score');
      for (const value of ['40', '55']) {
        await score.fill(value);
        await page.getByRole('button', { name: 'Save score' }).click();
        await page.getByText('Saved', { exact: true }).waitFor();
      }
      let answer = () => {};
      const held = new Promise<void>((resolve) => (answer = resolve));
      await page.route('**/graphql', async (route) => {
        await held;
        await route.continue();
      });
      await page.getByRole('button', { name: 'Undo' }).click();
      // Before the API responds.
      await expect.poll(() => score.inputValue()).toBe('40');
      answer();
      await page.getByText('Saved', { exact: true }).waitFor();
      await page.reload();
      await expect.poll(() => score.inputValue()).toBe('40');
    });

    it('shows that a score was changed elsewhere during an edit', async () => {
      await openRecording();
      const score = page.getByLabel('Clinician’s score');
      await score.fill('61');
      await page.getByText('Not saved', { exact: true }).waitFor();
      const { errors } = await world.gateway.graphql(
        'mutation ($input: SetClinicianScoreInput!) { setClinicianScore(input: $input) { recording { id } } }',
        { input: { recordingId: world.places.recordingId, score: 47 } },
        world.users.careProvider.token,
      );
      expect(errors).toBeUndefined();
      await page.getByText('Someone else has changed this in the meantime').waitFor();
      expect(await score.inputValue()).toBe('61');
      await page.getByRole('button', { name: 'Save score' }).click();
      await page.getByText('Saved', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => score.inputValue()).toBe('47');
    });

    it('explores the samples by keyboard, and overlays another recording', async () => {
      await openRecording();
      const shown = page.getByRole('slider', { name: 'Visible part' });
      await shown.focus();
      const whole = await shown.getAttribute('aria-valuetext');
      await page.keyboard.press('+');
      await expect.poll(() => shown.getAttribute('aria-valuetext')).not.toBe(whole);
      await page.keyboard.press('0');
      await expect.poll(() => shown.getAttribute('aria-valuetext')).toBe(whole);

      await page.getByRole('combobox', { name: 'Compare with' }).click();
      await page.getByRole('option').first().click();
      await page.getByText('wide pale lines the other one').waitFor();
      await page.getByText('Frequencies', { exact: true }).click();
      await page.getByText('The strongest motion repeats every').waitFor();
    });

    describe('downloads a recording', () => {
      /** The file that a button downloads: its name, its content type and its bytes. */
      async function save(button: string) {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: button, exact: true }).click(),
        ]);
        const { headers } = await fetch(download.url());
        return {
          name: download.suggestedFilename(),
          type: headers.get('content-type'),
          bytes: await readFile(await download.path()),
        };
      }

      it('as a PDF report', async () => {
        await openRecording();
        const { name, type, bytes } = await save('Report (PDF)');
        expect(name).toMatch(/^Sit to stand \d{4}-\d\d-\d\d\.pdf$/);
        expect(type).toBe('application/pdf');
        const [first] = await readPdf(bytes);
        expect(first).toContain('Theo Lindqvist');
        expect(first).toContain('Recording report');
      });

      it('as files in four open formats, each with the values of the API', async () => {
        const id = world.places.recordingId;
        const { data } = await world.gateway.graphql<{ recording: { series: Series } }>(
          `query ($id: ID!) { recording(id: $id) {
            series(axes: [${AXES.map((axis) => axis.toUpperCase()).join()}]) { offsetsMs values { values } } } }`,
          { id },
          world.users.careProvider.token,
        );
        const { offsetsMs, values } = data.recording.series;
        await openRecording();

        const csv = await save('CSV');
        expect(csv).toMatchObject({ name: `${id}.csv`, type: 'text/csv; charset=utf-8' });
        const [header, ...rows] = csv.bytes.toString().trimEnd().split('\n');
        expect(header).toBe(['ts', ...AXES].join());
        const cells = rows.map((row) => row.split(','));
        const startMs = Date.parse(cells[0]![0]!);
        expect(cells.map(([ts]) => Date.parse(ts!) - startMs)).toEqual(offsetsMs.map(Math.floor));
        AXES.forEach((_, index) =>
          expect(cells.map((row) => Number(row[index + 1]))).toEqual(values[index]!.values),
        );

        const parquet = await save('Parquet');
        expect(parquet).toMatchObject({
          name: `${id}.parquet`,
          type: 'application/vnd.apache.parquet',
        });
        const records = await parquetReadObjects({ file: Uint8Array.from(parquet.bytes).buffer });
        expect(records.map(({ az }) => az as number)).toEqual(values[2]!.values);

        const json = await save('JSON');
        expect(json).toMatchObject({ name: `${id}.json`, type: 'application/json' });
        expect(JSON.parse(json.bytes.toString())).toMatchObject({ az: values[2]!.values });

        const arrow = await save('Arrow');
        expect(arrow).toMatchObject({
          name: `${id}.arrow`,
          type: 'application/vnd.apache.arrow.file',
        });
        expect([...tableFromIPC(arrow.bytes).getChild('az')!]).toEqual(values[2]!.values);
      });
    });

    it('finds participants with Ctrl-K', async () => {
      await open('/');
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByLabel('Search people, pages, commands').fill('lindq');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Theo Lindqvist/ })
        .and(page.locator('[data-selected]'))
        .waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Theo Lindqvist' }).waitFor();
    });

    it('switches the language and opens the palette once they load after a failure', async () => {
      await open(`/participants/${world.places.participantId}`);
      await settled(page);
      await context.setOffline(true);
      await page.keyboard.press('Control+k');
      await page.getByRole('alert').getByText('Gaitway cannot be reached.').waitFor();
      await page.getByRole('button', { name: 'Français' }).click();
      await page.getByRole('heading', { name: 'Scores', exact: true }).waitFor(); // texts, not keys
      await context.setOffline(false);
      await page.getByRole('dialog').locator('input').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Déconnexion' }).waitFor();
    });

    // The last test: it ends the session that all of them share.
    it('keeps drafts over a reload, and deletes them on sign-out', async () => {
      await openRecording();
      await page.getByLabel('Notes').fill('Half a thought');
      await page.reload();
      await page.getByText('Not saved').waitFor();
      expect(await page.getByLabel('Notes').inputValue()).toBe('Half a thought');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('thought');
    });
  },
);
