import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePortalBuilt } from '../../api/cli/portal-build.ts';
import { CHROMIUM, openBrowser } from '../support/browser.ts';
import { realRecordings, type RealRecording } from '../support/real-recordings.ts';
import {
  PASSWORD,
  startGateway,
  type TestGateway,
  type TestUser,
} from '../support/start-gateway.ts';

const TEST_TYPE = 'sit-to-stand';

/** A machine without a browser runs the other tests. */
describe.skipIf(CHROMIUM === undefined)('the portal in Chromium', () => {
  let gateway: TestGateway;
  let browser: Browser;
  let page: Page;
  let provider: TestUser;
  let recordings: RealRecording[];
  let participantId: string;

  beforeAll(async () => {
    await ensurePortalBuilt(() => undefined);
    [gateway, browser, recordings] = await Promise.all([
      startGateway(),
      openBrowser(),
      realRecordings('tug-s07', TEST_TYPE),
    ]);
    // One page for all tests: a new page would load the portal and sign in again.
    page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Europe/Zurich' });
    provider = await gateway.newUser(
      await gateway.newOrganization('Riverside clinic'),
      'careProvider',
    );
    await send(
      'mutation ($input: CreateTestTypeInput!) { createTestType(input: $input) { testType { id } } }',
      {
        key: TEST_TYPE,
        name: 'Sit to stand',
      },
    );
    participantId = await newParticipant(provider, 'Theo', 'Lindqvist');
    await send(
      'mutation ($input: AssignTestInput!) { assignTest(input: $input) { participant { id } } }',
      {
        participantId,
        testType: TEST_TYPE,
      },
    );
  });

  afterAll(async () => {
    await browser?.close();
    await gateway?.stop();
  });

  /** Calls the API like the mobile app, not through the page. */
  async function send<Data>(query: string, input: object, token = provider.token): Promise<Data> {
    const { data, errors } = await gateway.graphql<Data>(query, { input }, token);
    expect(errors).toBeUndefined();
    return data;
  }

  async function newParticipant(user: TestUser, givenName: string, familyName: string) {
    const { createParticipant } = await send<{
      createParticipant: { participant: { id: string } };
    }>(
      'mutation ($input: CreateParticipantInput!) { createParticipant(input: $input) { participant { id } } }',
      { givenName, familyName },
      user.token,
    );
    return createParticipant.participant.id;
  }

  const submit = ({ samples, score }: RealRecording, training: boolean) =>
    send(
      'mutation ($input: SubmitRecordingInput!) { submitRecording(input: $input) { recording { id } } }',
      {
        id: randomUUID(),
        participantId,
        testType: TEST_TYPE,
        training,
        ...(training && { clinicianScore: Math.round(score) }),
        samples,
      },
    );

  async function signIn(password = PASSWORD) {
    await page.getByLabel('Email', { exact: true }).fill(provider.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  it('reports a wrong password, without details', async () => {
    await page.goto(gateway.url);
    await signIn('Wrong-Horse-7');
    await page
      .getByRole('alert')
      .getByText('The email address or password is incorrect.')
      .waitFor();
    expect(await page.getByLabel('Email', { exact: true }).inputValue()).toBe(provider.email);
  });

  it('does the main job: signs in, finds a participant, opens a recording, sees its score arrive', async () => {
    const [waiting, later, ...training] = recordings;
    await submit(waiting!, false);

    await page.goto(gateway.url);
    await signIn();
    await page.getByRole('heading', { name: 'Participants' }).waitFor();
    const row = page.getByRole('row', { name: /Theo Lindqvist/ });
    await row.getByText('Waiting for a model').waitFor();

    await row.getByRole('link', { name: 'Theo Lindqvist' }).click();
    await page.getByRole('heading', { name: 'Theo Lindqvist' }).waitFor();
    await page.getByText('Waiting for a model: 0 of 10 training recordings').waitFor();

    const table = page.getByRole('table', { name: /Recordings/ });
    await table.getByRole('link').click();
    const result = page.getByRole('region', { name: 'Result' });
    await result.getByText('There is no model for this participant and test yet').waitFor();
    const chart = page.getByRole('img', { name: /Acceleration.*samples/ });
    await chart.locator('canvas').waitFor();
    await expect.poll(() => countInkedPixels(chart.locator('canvas'))).toBeGreaterThan(1000);

    // A reload removes this mark.
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    for (const recording of [...training, later!].slice(0, 10)) await submit(recording, true);
    await result.getByText('of 100').waitFor({ timeout: 20_000 });
    await result.getByText(/^Model version \d+, trained on 10 recordings$/).waitFor();

    await page.getByRole('link', { name: 'Theo Lindqvist' }).click();
    await page.getByText(/^Learned from 10 recordings/).waitFor();
    const scores = page.getByRole('img', { name: /^11 scores/ });
    await expect.poll(() => scores.locator('rect[fill="#9c36b5"]').count()).toBe(10);
    await submit(later!, false);
    await table
      .getByRole('row', { name: /\d\.\d (OK|Low|Very low)/ })
      .nth(1)
      .waitFor();
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  }, 90_000);

  it('saves a clinician’s score and notes', async () => {
    await submit(recordings[0]!, false);
    await page.goto(`${gateway.url}/participants/${participantId}`);
    await page
      .getByRole('table', { name: /Recordings/ })
      .getByRole('link')
      .first()
      .click();
    await page.getByLabel('Clinician’s score').fill('101');
    await page.getByText('Please enter a whole number from 0 to 100.').waitFor();
    await page.getByLabel('Clinician’s score').fill('0');
    await page.getByRole('button', { name: 'Save score' }).click();
    await page.getByLabel('Notes').fill('Wore slippers.');
    await page.getByRole('button', { name: 'Save notes' }).click();
    await page.getByText('Saved').nth(1).waitFor();

    await page.reload();
    await page.getByRole('heading', { name: 'Result' }).waitFor();
    expect(await page.getByLabel('Clinician’s score').inputValue()).toBe('0');
    expect(await page.getByLabel('Notes').inputValue()).toBe('Wore slippers.');
  });

  it('adds a participant, and marks the invalid field', async () => {
    await page.goto(gateway.url);
    await page.getByRole('button', { name: 'Add a participant' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a participant' });
    await dialog.getByLabel('Given name').fill('Aoife');
    await dialog.getByLabel('Family name').fill('O’Brien 🌱');
    await dialog.getByLabel('Email').fill('not an address');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.locator('[aria-invalid=true]').waitFor();
    await dialog.getByLabel('Email').fill('');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('heading', { name: 'Aoife O’Brien 🌱' }).waitFor();
  });

  it('shows the same page for a participant of another organization as for a missing one', async () => {
    const elsewhere = await gateway.newUser(
      await gateway.newOrganization('Elsewhere'),
      'careProvider',
    );
    const stranger = await newParticipant(elsewhere, 'No care team yet', 'Here');
    await page.goto(`${gateway.url}/participants/${stranger}`);
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
    const words = await page.getByRole('main').innerText();
    await page.goto(`${gateway.url}/participants/${randomUUID()}`);
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
    expect(await page.getByRole('main').innerText()).toBe(words);
  });

  it('shows nothing after signing out', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto(`${gateway.url}/participants/${participantId}`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});

/** Number of pixels of a canvas that are not transparent. */
function countInkedPixels(canvas: ReturnType<Page['locator']>): Promise<number> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const { data } = element.getContext('2d')!.getImageData(0, 0, element.width, element.height);
    return data.filter((value, index) => index % 4 === 3 && value > 0).length;
  });
}
