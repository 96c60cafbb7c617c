import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../api/auth/scope.ts';
import { ensurePortalBuilt } from '../../api/cli/portal-build.ts';
import { userStore } from '../../api/database/stores/user-store.ts';
import { DEMO_USERS } from '../../api/demo/demo-accounts.ts';
import { CHROMIUM, openBrowser } from '../support/browser.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

describe.skipIf(CHROMIUM === undefined)('GraphiQL, for developers', () => {
  let gateway: TestGateway;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await ensurePortalBuilt(() => undefined);
    [gateway, browser] = await Promise.all([
      startGateway({ NODE_ENV: 'development' }),
      openBrowser(),
    ]);
    await admitDemoUsers();
    page = await browser.newPage({ locale: 'en-GB' });
  });

  afterAll(async () => {
    await browser?.close();
    await gateway?.stop();
  });

  /** The users of the demo, without its recordings. */
  async function admitDemoUsers(): Promise<void> {
    const organizationId = await gateway.newOrganization('Demo clinic');
    for (const { role: _role, group, ...user } of DEMO_USERS) {
      await gateway.gateway.database.within(systemScope('test'), (tx) =>
        userStore.invite(tx, {
          organizationId,
          email: user.email,
          group,
          participantId: null,
          invitedBy: null,
          expiresAt: new Date(Date.now() + 60_000),
        }),
      );
      await gateway.gateway.userDirectory.createConfirmedUser(user);
    }
  }

  const answer = (words: string) => page.locator('.result-window').getByText(words);

  /**
   * Runs the first of the initial queries in the editor. Until GraphiQL has parsed them, its button offers no choice.
   */
  async function runFirstQuery(): Promise<void> {
    const choice = page.locator('[aria-haspopup=menu]');
    await page
      .getByRole('button', { name: /Execute query/ })
      .and(choice)
      .click();
    await page.getByRole('menuitem', { name: 'Participants' }).click();
  }

  it('opens when a browser visits the API', async () => {
    await page.goto(`${gateway.url}/graphql`);
    expect(new URL(page.url()).pathname).toBe('/graphiql');
  });

  it('is signed in as a demo user, and as another when selected', async () => {
    const account = page.getByLabel('Gaitway as');
    await account.waitFor();
    await runFirstQuery();
    await answer('Clara Moreau').waitFor();

    await account.selectOption('Participant');
    await runFirstQuery();
    await answer('Theo Lindqvist').waitFor();
  });
});
