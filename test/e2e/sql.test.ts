import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensurePortalBuilt } from '../../api/cli/portal-build.ts';
import { CHROMIUM, openBrowser } from '../support/browser.ts';
import { openClinic } from '../support/clinic.ts';
import {
  PASSWORD,
  startGateway,
  type TestGateway,
  type TestUser,
} from '../support/start-gateway.ts';
import { signInOnce, type StorageState } from './rooms.ts';

/** A machine without a browser runs the other tests. */
describe.skipIf(CHROMIUM === undefined)('an analyst in the portal', () => {
  let gateway: TestGateway;
  let browser: Browser;
  let analyst: TestUser;
  let signedIn: StorageState;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    await ensurePortalBuilt(() => undefined);
    [gateway, browser] = await Promise.all([startGateway(), openBrowser()]);
    const { organizationId } = await openClinic(gateway);
    analyst = await gateway.newUser(organizationId, 'analyst');
    signedIn = await signInOnce(browser, gateway.url, { email: analyst.email, password: PASSWORD });
  });

  afterAll(async () => {
    await browser?.close();
    await gateway?.stop();
  });

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });

  async function open(path: string): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-GB', storageState: signedIn });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(gateway.url + path);
    await page.getByRole('heading', { name: 'SQL queries', level: 1 }).waitFor();
    return page;
  }

  const editorOf = (page: Page) => page.getByRole('textbox', { name: 'SQL query' });
  const tabOf = (page: Page, name: string) => page.getByRole('tab', { name });
  const cell = (page: Page, name: string) => page.getByRole('cell', { name, exact: true });

  async function run(page: Page, statement: string): Promise<void> {
    await editorOf(page).fill(statement);
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/sql\/./);
  }

  it('lands on the tables, and completes their names', async () => {
    const page = await open('/');
    expect(new URL(page.url()).pathname).toBe('/sql');
    await editorOf(page).focus();
    await page.keyboard.type('select dur');
    await page.getByRole('option', { name: /^duration_seconds/ }).click();
    await page.keyboard.type(' from');
    await page.keyboard.press('Escape'); // closes the suggestions
    await page.getByRole('button', { name: 'Insert recordings' }).click();
    await page.keyboard.type(' where');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^score double/ }).press('Enter');
    const written = 'select duration_seconds from recordings where score';
    expect(await editorOf(page).innerText()).toBe(written);
    await page.keyboard.press('Tab'); // is not a keyboard trap
    expect(await editorOf(page).evaluate((editor) => editor.matches(':focus'))).toBe(false);
    await page.reload();
    await editorOf(page).getByText(written).waitFor();

    await page.getByRole('button', { name: 'Open an example' }).first().click();
    await page.getByText('Your query was replaced.').waitFor();
    await editorOf(page).getByText('group by test_type').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await editorOf(page).getByText(written).waitFor();
  });

  it('sees where a statement is wrong, and corrects it', async () => {
    const page = await open('/sql');
    await run(page, "select 'é😀' as text,\n  rnage as n\nfrom range(3)");
    await page.getByRole('alert').getByText('The query is not valid').waitFor();
    await page
      .getByRole('alert')
      .getByText(/Referenced column "rnage" not found/)
      .waitFor();
    const marked = () =>
      editorOf(page).evaluate((editor) =>
        [...editor.querySelectorAll('*')]
          .filter((one) => getComputedStyle(one).textDecorationStyle === 'wavy')
          .map((one) => one.textContent),
      );
    await expect.poll(marked).toEqual(['rnage']);
    await page.getByRole('button', { name: 'Go to line 2, column 3' }).press('Enter');
    await page.keyboard.press('Control+Delete');
    await expect.poll(marked).toEqual([]);
    await page.keyboard.type('range');
    await page.keyboard.press('Control+Enter');
    await page.getByText('3 rows').waitFor();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await cell(page, '2').waitFor();
  });

  it('pages through a long result, distinguishes null from an empty string, and downloads it', async () => {
    const page = await open('/sql');
    await editorOf(page).fill(
      "select range as n, null as nothing, '' as empty, ? as given from range(5000)",
    );
    await page.getByLabel('Value of ? number 1').fill('"007"');
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText('5,000 rows').waitFor();
    await page.getByText(/available until/).waitFor();
    const first = page.getByRole('row', { name: /^0 / });
    await expect
      .poll(() => first.getByRole('cell').allInnerTexts())
      .toEqual(['0', 'null', "''", '007']);
    const table = page.getByRole('table');
    expect(await table.getAttribute('aria-rowcount')).toBe('5001');
    await page.getByRole('region', { name: 'Result rows' }).press('End');
    await cell(page, '4999').waitFor();
    expect(await page.getByRole('row').count()).toBeLessThan(100);

    for (const [name, head] of [
      ['CSV', '\uFEFFn,nothing,empty,given'],
      ['Parquet', 'PAR1'],
      ['Arrow', 'ARROW1'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${name.toLowerCase()}$`));
      expect((await readFile(await download.path(), 'utf8')).slice(0, head.length)).toBe(head);
    }
  });

  it('cancels a slow query, and finds it in the history', async () => {
    const page = await open('/sql');
    await run(page, 'select 42 as answer');
    await cell(page, '42').waitFor();
    await run(
      page,
      'select count(*) from range(1000000) a, range(1000000) b where a.range * b.range % 7 = 3',
    );
    const answer = page.getByRole('region', { name: 'Result' });
    await answer.getByText('Running').waitFor();
    await answer.getByText(/for \d+ s/).waitFor();
    await answer.getByRole('button', { name: 'Cancel' }).click();
    await answer.getByText('Cancelled').waitFor();
    await expect.poll(() => gateway.gateway.queue.countPending()).toBe(0);

    await editorOf(page).fill('select half a thought');
    await tabOf(page, 'History').click();
    const history = page.getByRole('tabpanel', { name: 'History' });
    await expect
      .poll(() => history.getByRole('link').first().innerText())
      .toMatch(/range\(1000000\)[\s\S]*Cancelled/);
    await history.getByRole('link', { name: /select 42 as answer/ }).click();
    await cell(page, '42').waitFor();
    await expect.poll(() => editorOf(page).innerText()).toBe('select 42 as answer');
    await history.getByRole('link').first().click();
    await editorOf(page).getByText('select half a thought').waitFor(); // it has not been lost
  });

  it('saves, renames, deletes and restores queries', async () => {
    const page = await open('/sql');
    await editorOf(page).fill('select ? as kept');
    await page.getByLabel('Value of ? number 1').fill('12');
    const naming = page.getByRole('button', { name: 'Save query' });
    const form = page.getByRole('form', { name: 'Save query' });
    await naming.click();
    await form.getByLabel('Name').fill('A dozen');
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'hidden' });
    await naming.and(page.locator(':focus')).waitFor();

    await tabOf(page, 'Saved').click();
    const saved = page.getByRole('tabpanel', { name: 'Saved' });
    await saved.getByRole('button', { name: 'Rename A dozen' }).click();
    await saved.getByLabel('New name').fill('Twelve');
    await saved.getByRole('button', { name: 'Save' }).click();
    await saved.getByRole('button', { name: 'Delete Twelve' }).click();
    await saved.getByText('“Twelve” was deleted.').waitFor();
    await saved.getByText('No saved queries yet.').waitFor();
    await saved.getByRole('button', { name: 'Undo' }).press('Enter');
    await saved.getByRole('button', { name: 'Rename Twelve' }).waitFor();

    await editorOf(page).fill('select 0 as other');
    await saved.getByRole('button', { name: /^Twelve select/ }).click();
    await expect.poll(() => editorOf(page).innerText()).toBe('select ? as kept');
    expect(await page.getByLabel('Value of ? number 1').inputValue()).toBe('12');
    await page.getByRole('button', { name: 'Run' }).click();
    await cell(page, '12').waitFor();
    await naming.click();
    await form.getByText('This replaces the saved query with the same name.').waitFor();
    await form.getByRole('button', { name: 'Cancel' }).click();
  });

  it('runs a query again whose result has expired', async () => {
    const page = await open('/sql');
    await run(page, 'select 7 as lucky');
    await cell(page, '7').waitFor();
    const { database, services } = gateway.gateway;
    await database.within({ kind: 'system', reason: 'test' }, (tx) =>
      tx.sql
        .updateTable('sql_queries')
        .set({ result_expires_at: new Date(0) })
        .where('statement', '=', 'select 7 as lucky')
        .execute(),
    );
    await services.sqlQueries.forgetOldResults();
    await page.reload();
    await page.getByText('This result has expired').waitFor();
    await page.getByRole('button', { name: 'Run again' }).click();
    await cell(page, '7').waitFor();
  });

  it('keeps the draft while Gaitway is unreachable, and continues when it is back', async () => {
    const page = await open('/sql');
    await run(page, 'select range as n from range(1000)');
    await cell(page, '0').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('region', { name: 'Result rows' }).press('End');
    await page.getByText('You are offline.').waitFor();
    await editorOf(page).fill('select 1 as one');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('Gaitway cannot be reached.').waitFor();
    await page.context().setOffline(false);
    await cell(page, '999').waitFor();
    expect(await editorOf(page).innerText()).toBe('select 1 as one');
    await page.getByRole('button', { name: 'Run' }).click();
    await cell(page, '1').waitFor();
  });
});
