import type { Browser, Page } from 'playwright-core';
import type { Group } from '../../api/domain/group.ts';
import { type PortalRoute, type RouteName, routeNames, routeOf } from '../../portal/src/routes.ts';
import { openDialog, press, words } from './words.ts';

/** Records for the rooms. */
export interface Places {
  readonly participantId: string;
  /** Of a scored recording. */
  readonly recordingId: string;
  /** Of a recording that a model learned from. */
  readonly trainingRecordingId: string;
}

/** A page of the portal with a viewer who may see it. */
export interface Room {
  /** In lower case with hyphens; also the name of its screenshots. */
  readonly name: string;
  /** Null for a visitor who is not signed in. */
  readonly as: Group | null;
  readonly path: (places: Places) => string;
  /** First action on the page, such as opening a dialog. */
  readonly then?: (page: Page) => Promise<unknown>;
}

const at = (path: string) => () => path;

/** Parameters of a path, taken from the records of the same name. */
const PARAMETER = /\$(\w+)/g;
const KNOWN_RECORDS = ['participantId', 'recordingId'] as const satisfies (keyof Places)[];
const isKnown = (parameter: string): parameter is (typeof KNOWN_RECORDS)[number] =>
  KNOWN_RECORDS.some((known) => known === parameter);

/** Pages whose records must first be found in the portal; separate rooms open them. */
const REACHED_BY_CLICKS: readonly RouteName[] = ['user', 'sqlQuery'];

/** The room of a page, for its first group. */
const roomOf = (name: RouteName, { path, isPublic, groups, menu }: PortalRoute): Room => ({
  name:
    (menu === 'administration' ? 'admin-' : '') +
    name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  as: isPublic ? null : (groups?.[0] ?? 'careProvider'),
  path: (places) =>
    path.replaceAll(PARAMETER, (_, parameter: string) => {
      if (!isKnown(parameter)) throw new Error(`No record is known for ${parameter} of ${path}.`);
      return places[parameter];
    }),
});

const PAGES: readonly Room[] = routeNames
  .filter((name) => routeOf(name).opens === undefined && !REACHED_BY_CLICKS.includes(name))
  .map((name) => roomOf(name, routeOf(name)));

const participant = ({ participantId }: Places) => `/participants/${participantId}`;

/**
 * Every page of the portal's route manifest, and further states of pages: open dialogs, results, other groups. The
 * screenshots and the accessibility and keyboard checks use all of them. Add new dialogs and states here; new pages
 * are included automatically.
 */
export const ROOMS: readonly Room[] = [
  ...PAGES,
  { name: 'not-found', as: 'careProvider', path: at('/nowhere') },
  { name: 'home-nobody-found', as: 'careProvider', path: at('/?search=nobody+has+this+name') },
  {
    name: 'palette',
    as: 'careProvider',
    path: at('/'),
    then: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'adding-a-participant',
    as: 'careProvider',
    path: at('/'),
    then: (page) => openDialog(page, 'participants:add.title'),
  },
  {
    name: 'changing-tests',
    as: 'careProvider',
    path: at('/'),
    then: (page) => openDialog(page, 'common:tests.changeOf'),
  },
  {
    name: 'changing-tests-of-many',
    as: 'careProvider',
    path: at('/'),
    then: async (page) => {
      const everybody = page.getByRole('checkbox', {
        name: await words(page, 'participants:selectAll_other'),
      });
      const theOne = page.getByRole('checkbox', {
        name: await words(page, 'participants:selectAll_one'),
      });
      await everybody.or(theOne).check();
      await openDialog(page, 'participants:changeTests');
    },
  },
  {
    name: 'participant-table-of-scores',
    as: 'careProvider',
    path: participant,
    then: (page) => press(page, 'common:chart.showTableOf'),
  },
  {
    name: 'participant-care-team',
    as: 'careProvider',
    path: participant,
    then: (page) => openDialog(page, 'participant:team.change'),
  },
  {
    name: 'participant-deleting-recordings',
    as: 'careProvider',
    path: participant,
    then: async (page) => {
      await page
        .getByRole('checkbox', {
          name: await words(page, 'participant:recordings.selectAll_other'),
        })
        .check();
      await openDialog(page, 'participant:recordings.delete');
    },
  },
  {
    name: 'recording-nine-axes',
    as: 'careProvider',
    path: ({ recordingId }) => `/recordings/${recordingId}`,
    then: (page) => choose(page, 1),
  },
  {
    name: 'recording-rhythms',
    as: 'careProvider',
    path: ({ recordingId }) => `/recordings/${recordingId}`,
    then: (page) => choose(page, 2),
  },
  {
    name: 'recording-compared',
    as: 'careProvider',
    path: ({ recordingId }) => `/recordings/${recordingId}`,
    then: async (page) => {
      await page
        .getByRole('combobox', { name: await words(page, 'recording:compare.with') })
        .click();
      await page.getByRole('option').first().click();
    },
  },
  {
    name: 'recording-training',
    as: 'careProvider',
    path: ({ trainingRecordingId }) => `/recordings/${trainingRecordingId}`,
  },
  { name: 'home-of-participant', as: 'participant', path: at('/') },
  { name: 'home-of-admin', as: 'admin', path: at('/') },
  {
    name: 'sql-answer',
    as: 'analyst',
    path: at('/sql'),
    then: async (page) => {
      const tables = page.getByRole('tabpanel');
      if (!(await tables.locator('details').first().getAttribute('open')))
        await tables.locator('details:not([open]) summary').first().click();
      await press(page, 'sql:table.example');
      await press(page, 'sql:editor.run');
      await page.getByRole('button', { name: 'Parquet' }).waitFor();
    },
  },
  {
    name: 'sql-failed',
    as: 'analyst',
    path: at('/sql'),
    then: async (page) => {
      await page.getByRole('textbox').fill('select test_type,\n  scor\nfrom recordings');
      await press(page, 'sql:editor.run');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'sql-saved',
    as: 'analyst',
    path: at('/sql'),
    then: async (page) => {
      await page
        .getByRole('textbox')
        .fill('select test_type, avg(score)\nfrom recordings\ngroup by 1');
      await press(page, 'sql:saved.title');
      const name = page.getByLabel(await words(page, 'sql:saved.name'));
      await name.fill('Mean score of each test');
      await page.keyboard.press('Enter');
      await name.waitFor({ state: 'hidden' });
      await page.getByRole('tab', { name: await words(page, 'sql:library.saved') }).click();
      await press(page, 'sql:saved.title');
    },
  },
  {
    name: 'sql-history',
    as: 'analyst',
    path: at('/sql'),
    then: async (page) =>
      page.getByRole('tab', { name: await words(page, 'sql:library.history') }).click(),
  },
  {
    name: 'my-data-asking-for-erasure',
    as: 'participant',
    path: at('/my-data'),
    then: (page) => openDialog(page, 'my-data:erasure.ask'),
  },
  {
    name: 'account-second-factor',
    as: 'analyst',
    path: at('/account'),
    then: (page) => press(page, 'account:secondFactor.setUp'),
  },
  {
    name: 'account-second-factor-required',
    as: 'analyst',
    path: at('/account?secondFactor=required'),
  },
  {
    name: 'admin-inviting',
    as: 'admin',
    path: at('/admin/users'),
    then: (page) => openDialog(page, 'admin:users.invite'),
  },
  {
    name: 'admin-user',
    as: 'admin',
    path: at('/admin/users'),
    then: async (page) => {
      await page.getByRole('row').getByRole('link').first().click();
      await page.waitForURL(/users\/./);
    },
  },
  {
    name: 'admin-adding-a-test',
    as: 'admin',
    path: at('/admin/tests'),
    then: (page) => openDialog(page, 'admin:tests.add'),
  },
];

/** A view of the samples, in any language. */
const choose = (page: Page, look: number) =>
  page.locator('.mantine-SegmentedControl-label').nth(look).click();

type Ask = <Data>(query: string) => Promise<Data>;

/** Finds a participant with a score, as one of their care providers. */
export async function findPlaces(ask: Ask): Promise<Places> {
  const { participants } = await ask<{
    participants: {
      edges: { node: { id: string; scored: Recordings; training: Recordings } }[];
    };
  }>(`{ participants(first: 50) { edges { node { id
    scored: recordings(first: 1, filter: { status: [SCORED] }) { edges { node { id } } }
    training: recordings(first: 1, filter: { status: [TRAINING] }) { edges { node { id } } } } } } }`);
  for (const { node } of participants.edges) {
    const [scored] = node.scored.edges;
    const [training] = node.training.edges;
    if (!scored || !training) continue;
    return {
      participantId: node.id,
      recordingId: scored.node.id,
      trainingRecordingId: training.node.id,
    };
  }
  throw new Error('No participant in the care of this provider has a score.');
}

interface Recordings {
  readonly edges: { readonly node: { readonly id: string } }[];
}

/** Resolves when a page is complete: a heading, no skeletons, no requests in progress. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(
    () => !document.querySelector('[aria-busy=true], .mantine-Skeleton-root[data-visible]'),
  );
  await page.evaluate(() => document.fonts.ready);
}

export type StorageState = Awaited<
  ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>
>;

/** Signs a user in. A context that is opened with the result needs no sign-in. */
export async function signInOnce(
  browser: Browser,
  url: string,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<StorageState> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('Email', { exact: true }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  const state = await context.storageState();
  await context.close();
  return state;
}
