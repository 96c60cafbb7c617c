import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensurePortalBuilt } from '../../api/cli/portal-build.ts';
import { CHROMIUM, openBrowser } from '../support/browser.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { type PastRecording, writeHistory } from '../support/history.ts';
import {
  PASSWORD,
  startGateway,
  type TestGateway,
  type TestUser,
} from '../support/start-gateway.ts';
import { signInOnce, type StorageState } from './rooms.ts';

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

/** More than two pages of the list. */
const CROWD = 110;

describe.skipIf(CHROMIUM === undefined)('the home and the participants of a care provider', () => {
  let gateway: TestGateway;
  let browser: Browser;
  let signedIn: StorageState;
  let page: Page;
  const contexts: BrowserContext[] = [];
  let clinic: Clinic;
  let colleague: TestUser;
  let falling: string;

  beforeAll(async () => {
    await ensurePortalBuilt(() => undefined);
    [gateway, browser] = await Promise.all([startGateway(), openBrowser()]);
    clinic = await openClinic(gateway);
    colleague = await gateway.newUser(clinic.organizationId, 'careProvider');
    await clinic.ask(
      `mutation { createTestType(input: { key: "walk", name: "Walking" }) { testType { id } } }`,
      {},
    );
    for (let count = 0; count < CROWD; count++) {
      const number = String(count).padStart(3, '0');
      await clinic.newParticipant({ givenName: 'Crowd', familyName: `Member ${number}` });
    }
    falling = await clinic.newParticipant({ givenName: 'Fatou', familyName: 'Falls' });
    await writeHistory(
      gateway,
      { ...clinic, participantId: falling },
      [35, 36, 34, 80, 81, 82, 79].map((score, index): PastRecording => ({
        startedAt: daysAgo(index * 3),
        status: 'SCORED',
        score,
        ...(index === 0 ? { clinicianScore: 33 } : {}),
      })),
    );
    signedIn = await signIn(clinic.provider);
    const { id } = clinic.submitInput();
    await clinic.submit({ id, participantId: falling });
    await gateway.recordingBecomes(id, 'SCORED', 'FAILED', 'AWAITING_MODEL');
  });

  afterAll(async () => {
    await browser?.close();
    await gateway?.stop();
  });

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });

  /** Of the care provider, or of another signed-in user. */
  async function newPage(storageState = signedIn): Promise<void> {
    const context = await browser.newContext({
      locale: 'en-GB',
      timezoneId: 'Europe/Zurich',
      storageState,
    });
    contexts.push(context);
    page = await context.newPage();
  }

  async function open(path = '/', storageState?: StorageState): Promise<void> {
    await newPage(storageState);
    await page.goto(gateway.url + path);
  }

  const signIn = ({ email }: TestUser) =>
    signInOnce(browser, gateway.url, { email, password: PASSWORD });

  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
  const search = (text: string) => page.getByRole('searchbox').fill(text);

  it('lists participants who need attention first, in one request', async () => {
    const queries: string[] = [];
    await newPage();
    page.on('request', (request) => {
      if (!request.url().endsWith('/graphql')) return;
      queries.push((request.postDataJSON() as { query: string } | null)?.query ?? '');
    });
    await page.goto(gateway.url);
    await page.getByText('112 participants').waitFor();
    const first = page.getByRole('row').nth(1);
    await first.getByRole('link', { name: 'Fatou Falls' }).waitFor();
    await first.getByText('Falling scores').waitFor();
    await first.getByText('35.0').waitFor();
    await first
      .getByRole('img', { name: /^7 days with scores, .*first 79.0, last 35.0/ })
      .waitFor();
    expect(queries.filter((query) => query.startsWith('query'))).toHaveLength(1);
  });

  it('filters and sorts by the URL', async () => {
    await open();
    await page.getByText('112 participants').waitFor();
    await page.getByText('Falling scores (1)').click();
    await page.getByText('1 participant', { exact: true }).waitFor();
    await page.getByLabel('Sort by').selectOption('Name, Z to A');
    await expect
      .poll(() => new URL(page.url()).search)
      .toBe('?attention=FALLING_SCORES&order=NAME_DESC');

    await page.reload();
    await page.getByText('1 participant', { exact: true }).waitFor();
    await page.getByText('Falling scores (1)').click();
    await search('crowd member 00');
    await page.getByText('10 participants', { exact: true }).waitFor();
    await expect
      .poll(() => page.getByRole('row').nth(1).getByRole('link').first().innerText())
      .toBe('Crowd Member 009');
    await search('nobody of this name');
    await page.getByRole('heading', { name: 'No participants found' }).waitFor();
    await page.getByRole('button', { name: 'Show all participants' }).click();
    await page.getByText('112 participants').waitFor();
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('');
  });

  it('renders only visible rows, and loads others on scroll', async () => {
    await open('/?order=NAME_ASC');
    await row('Crowd Member 000').waitFor();
    const table = page.getByRole('table', { name: 'Participants' });
    expect(await table.getAttribute('aria-rowcount')).toBe('113');
    expect(await page.getByRole('row').count()).toBeLessThan(40);
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 5000);
        return row('Crowd Member 109').count();
      })
      .toBe(1);
    expect(await row('Crowd Member 109').getAttribute('aria-rowindex')).toBe('112');
    expect(await row('Crowd Member 000').count()).toBe(0);
  });

  it('shows open invitations, and resends them', async () => {
    const email = 'ines@example.org';
    const id = await clinic.newParticipant({ givenName: 'Ines', familyName: 'Invited', email });
    await open(`/participants/${id}`);
    await page.getByText(/^Invited, not signed up yet\. The invitation expires on/).waitFor();
    const remind = page.getByRole('button', { name: `Resend the invitation to ${email}` });
    await remind.click();
    await remind.getByText('Sent').waitFor();
  });

  it('assigns a test from the keyboard, and shows it before the API responds', async () => {
    await open('/?search=crowd+member+001');
    await row('Crowd Member 001').getByText('None assigned').waitFor();
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('mutation')) await held;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Change tests for Crowd Member 001' }).focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('group', { name: 'Assigned tests' });
    await list.locator(':focus').waitFor(); // it has the keyboard focus
    await list.getByRole('checkbox', { name: 'Walking' }).focus();
    await page.keyboard.press('Space');
    await row('Crowd Member 001').getByText('Walking', { exact: true }).waitFor();
    answer();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    await page.reload();
    await row('Crowd Member 001').getByText('Walking', { exact: true }).waitFor();
  });

  it('reverts a change that the API rejects', async () => {
    await open('/?search=crowd+member+002');
    await row('Crowd Member 002').getByText('None assigned').waitFor();
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('mutation') ? route.abort() : route.continue(),
    );
    await page.getByRole('button', { name: 'Change tests for Crowd Member 002' }).click();
    await page.getByRole('checkbox', { name: 'Walking' }).click();
    await page
      .getByRole('alert')
      .getByText(/cannot be reached/)
      .waitFor();
    await page.getByRole('checkbox', { name: 'Walking', checked: false }).waitFor();
  });

  it('assigns tests to several people at once', async () => {
    await open('/?search=crowd+member+01');
    await page.getByText('10 participants', { exact: true }).waitFor();
    await page.getByRole('checkbox', { name: 'Select all 10 shown' }).check();
    await page.getByRole('checkbox', { name: 'Select Crowd Member 013' }).uncheck();
    await page.getByText('9 selected').waitFor();
    await page.getByRole('button', { name: 'Change tests', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Tests for 9 participants' });
    await dialog.getByLabel('Sit to stand').selectOption('Assign to all');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await row('Crowd Member 012').getByText('Sit to stand').waitFor();
    expect(await row('Crowd Member 013').getByText('Sit to stand').count()).toBe(0);
  });

  it('adds a registered participant', async () => {
    const elsewhere = await gateway.newUser(clinic.organizationId, 'participant');
    await open();
    await page.getByRole('button', { name: 'Add a participant' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a participant' });
    await dialog.getByText('Already registered').click();
    await dialog.getByLabel('Email').fill('stranger@example.org');
    await dialog.getByRole('button', { name: 'Add to my participants' }).click();
    await dialog.getByText(/No participant has this address/).waitFor();
    await dialog.getByLabel('Email').fill(elsewhere.email);
    await dialog.getByRole('button', { name: 'Add to my participants' }).click();
    await page.getByRole('heading', { name: 'Ada O’Brien' }).waitFor();
  });

  it('shows an admin every participant, without actions that an admin may not perform', async () => {
    const admin = await gateway.newUser(clinic.organizationId, 'admin');
    await open('/', await signIn(admin));
    await row('Fatou Falls').waitFor();
    expect(await page.getByRole('button', { name: /^Change tests/ }).count()).toBe(0);
    expect(await page.getByRole('checkbox', { name: /^Select/ }).count()).toBe(0);
  });

  it('shows scores, movement, sensor ranges and model of a participant', async () => {
    await open(`/participants/${falling}`);
    await page.getByRole('heading', { name: 'Fatou Falls' }).waitFor();
    await page.getByText('Falling scores').waitFor();
    const scores = page.getByRole('region', { name: 'Scores' });
    await scores.getByText(/average of 3 scores, down 4\d\.\d from the period before/).waitFor();
    const chart = scores.getByRole('img', { name: /^7 scores from/ });
    await chart.waitFor();
    expect(await chart.locator('circle').count()).toBe(7);
    await chart.getByText('Model 1').waitFor();
    await page.getByRole('img', { name: /^Six measures of the movement in 1 recording/ }).waitFor();
    await page.getByRole('img', { name: /^Lowest and highest values/ }).waitFor();
    await page
      .getByRole('region', { name: 'How scores are calculated' })
      .getByText(/The average error is 4.0 points\. .* 9.0/)
      .waitFor();

    await scores.getByRole('button', { name: 'Show as table' }).click();
    const table = scores.getByRole('table');
    await table.getByRole('row', { name: /35\.0 30\.0 40\.0 33 1$/ }).waitFor();
    expect(await table.getByRole('row').count()).toBe(8);
  });

  it('saves a chart as SVG, PNG and CSV', async () => {
    await open(`/participants/${falling}`);
    const scores = page.getByRole('region', { name: 'Scores' });
    const save = async (kind: string) => {
      await scores.getByRole('button', { name: 'Save' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: kind }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(
        `fatou-falls-sit-to-stand-scores.${kind.toLowerCase()}`,
      );
      return readFile(await download.path());
    };
    const svg = (await save('SVG')).toString();
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"[^>]*>.*<\/svg>$/s);
    expect(svg.match(/<circle/g)).toHaveLength(7);
    const png = await save('PNG');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(1500); // three pixels for each screen pixel
    const lines = (await save('CSV')).toString().split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFTime,Score,Likely range from,Likely range to,Clinician’s score,Model',
    );
    expect(lines.at(-2)).toMatch(/^\d{4}-\d\d-\d\dT.*Z,35,30,40,33,1$/);
  });

  it('shows the selected days, and keeps them in the URL', async () => {
    await open(`/participants/${falling}`);
    const scores = page.getByRole('region', { name: 'Scores' });
    await scores.getByRole('img', { name: /^7 scores/ }).waitFor();
    const day = daysAgo(4).toISOString().slice(0, 10);
    await page.getByLabel('From', { exact: true }).fill(day);
    await scores.getByRole('img', { name: /^2 scores/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('from')).toBe(day);
    await page.reload();
    await scores.getByRole('img', { name: /^2 scores/ }).waitFor();
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await scores.getByRole('img', { name: /^7 scores/ }).waitFor();
  });

  it('filters recordings, and deletes some after a confirmation', async () => {
    const participantId = await clinic.newParticipant({ givenName: 'Dora', familyName: 'Deletes' });
    await writeHistory(gateway, { ...clinic, participantId }, [
      { startedAt: daysAgo(1), status: 'SCORED', score: 71 },
      { startedAt: daysAgo(2), status: 'SCORED', score: 72 },
      { startedAt: daysAgo(3), status: 'FAILED' },
      { startedAt: daysAgo(4), status: 'TRAINING', clinicianScore: 40 },
    ]);
    await open(`/participants/${participantId}`);
    const recordings = page.getByRole('region', { name: 'Recordings' });
    await recordings.getByText('4 recordings').waitFor();
    await recordings.getByLabel('Sort by').selectOption('Oldest first');
    await expect
      .poll(() => recordings.getByRole('row').nth(1).innerText())
      .toContain('Training recording');
    await recordings.getByLabel('Sort by').selectOption('Lowest score first');
    await expect.poll(() => recordings.getByRole('row').nth(1).innerText()).toContain('71.0');
    await recordings.getByLabel('Sort by').selectOption('Failed and waiting first');
    await expect.poll(() => recordings.getByRole('row').nth(1).innerText()).toContain('Failed');
    await recordings.getByLabel('Sort by').selectOption('Oldest first');
    await recordings.getByLabel('Show', { exact: true }).selectOption('Failed');
    await recordings.getByText('1 recording', { exact: true }).waitFor();
    await recordings.getByLabel('Show', { exact: true }).selectOption('All recordings');
    await recordings.getByText('4 recordings').waitFor();

    await recordings
      .getByRole('checkbox', { name: /^Select the recording/ })
      .first()
      .check();
    await recordings
      .getByRole('checkbox', { name: /^Select the recording/ })
      .last()
      .check();
    await recordings.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete 2 recordings?' });
    await dialog.getByText(/^Recordings of Dora Deletes/).waitFor();
    await dialog.getByText('1 of them trained the model').waitFor();
    await dialog.getByRole('button', { name: 'Delete 2 recordings' }).click();
    await recordings.getByText('2 recordings').waitFor();
    await page.getByRole('img', { name: /^1 score on/ }).waitFor();
  });

  it('adds a colleague to the care team', async () => {
    const participantId = await clinic.newParticipant({ givenName: 'Tessa', familyName: 'Team' });
    await open(`/participants/${participantId}`);
    await page.getByRole('button', { name: 'Edit the care team' }).click();
    const dialog = page.getByRole('dialog', { name: 'Care team' });
    await dialog.getByLabel('Add a colleague').selectOption({ value: colleague.userId });
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText(colleague.email, { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Leave the care team' }).click();
    await dialog.getByText('You will no longer see this participant.').waitFor();
    await dialog.getByRole('button', { name: 'Leave the care team' }).click();
    await page.getByRole('heading', { name: 'Participants' }).waitFor();
    await page.goto(`${gateway.url}/participants/${participantId}`);
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
  });

  it('keeps the selected test when a recording of another test arrives', async () => {
    const participantId = await clinic.newParticipant({ givenName: 'Wes', familyName: 'Walker' });
    const before = clinic.samples['ts']!.map((ts) => String(ts).replace(/^\d{4}/, '2001'));
    const read = clinic.submitInput({
      participantId,
      training: true,
      clinicianScore: 50,
      samples: { ...clinic.samples, ts: before },
    });
    await clinic.submit(read);
    await gateway.recordingBecomes(read.id, 'TRAINING');
    await open(`/participants/${participantId}`);
    const tab = page.getByRole('tab', { name: 'Sit to stand', selected: true });
    await tab.waitFor();
    await clinic.submit({ participantId, testType: 'walk' });
    await page.getByText('Recording waiting').waitFor();
    expect(await tab.count()).toBe(1);
  });

  it('prints content without controls', async () => {
    await open(`/participants/${falling}`);
    await page.getByRole('img', { name: /^7 scores/ }).waitFor();
    await page
      .getByRole('checkbox', { name: /^Select the recording/ })
      .first()
      .waitFor();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.getByRole('row').filter({ hasText: 'OK' }).first().waitFor();
    for (const name of ['Print', 'Sign out', 'Show as table', /^(Change|Edit)/]) {
      expect(await page.getByRole('button', { name }).filter({ visible: true }).count()).toBe(0);
    }
    expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0);
    expect(await page.getByRole('checkbox').filter({ visible: true }).count()).toBe(0);
  });

  it.each(['analyst', 'participant', 'careProvider'] as const)(
    'shows a viewer who is %s the page of a missing participant',
    async (group) => {
      const stranger = await gateway.newUser(clinic.organizationId, group);
      await open(`/participants/${falling}`, await signIn(stranger));
      await page.getByRole('heading', { name: 'Not found' }).waitFor();
      expect(await page.getByText('Fatou').count()).toBe(0);
    },
  );
});
