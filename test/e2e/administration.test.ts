import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../api/auth/scope.ts';
import { ensurePortalBuilt } from '../../api/cli/portal-build.ts';
import { awsEnvironment } from '../support/aws/aws-environment.ts';
import { type SqsEndpoint, startSqs } from '../support/aws/sqs.ts';
import { CHROMIUM, openBrowser } from '../support/browser.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { codeOf } from '../support/one-time-code.ts';
import {
  PASSWORD,
  startGateway,
  type TestGateway,
  type TestUser,
} from '../support/start-gateway.ts';

/** A machine without a browser runs the other tests. */
describe.skipIf(CHROMIUM === undefined)('sign-in, administration and personal data', () => {
  let gateway: TestGateway;
  let inbox: SqsEndpoint;
  let browser: Browser;
  let clinic: Clinic;
  let admin: TestUser;
  let owner: TestUser;
  let participantId: string;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    await ensurePortalBuilt(() => undefined);
    inbox = await startSqs({
      queues: [
        { name: 'inbox', redrive: { deadLetterQueue: 'refused', maxReceiveCount: 1 } },
        { name: 'refused' },
      ],
    });
    awsEnvironment({ AWS_ENDPOINT_URL_SQS: inbox.url });
    [gateway, browser] = await Promise.all([
      startGateway({ INBOX_QUEUE_URL: inbox.queueUrl('inbox') }),
      openBrowser(),
    ]);
    clinic = await openClinic(gateway);
    admin = await gateway.newUser(clinic.organizationId, 'admin');
    participantId = await clinic.newParticipant({ givenName: 'Maya', familyName: 'Roth' });
    owner = await gateway.newUser(clinic.organizationId, 'participant', participantId);
    await clinic.ask(`query ($id: ID!) { participant(id: $id) { id } }`, { id: participantId });
  });

  afterAll(async () => {
    await browser?.close();
    await gateway?.stop();
    await inbox?.close();
  });

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });

  async function openPage(locale = 'en-GB'): Promise<Page> {
    const context = await browser.newContext({ locale, timezoneId: 'Europe/Zurich' });
    contexts.push(context);
    context.setDefaultTimeout(12_000); // so that a failure names what it waited for
    return context.newPage();
  }

  async function fillIn(page: Page, email: string, password = PASSWORD) {
    await page.getByLabel('Email', { exact: true }).fill(email);
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  /** Signed in, on a page of the portal. */
  async function open(user: TestUser, path: string): Promise<Page> {
    const page = await openPage();
    await page.goto(gateway.url + path);
    await fillIn(page, user.email);
    return page;
  }

  /** The newest code in a mail to this address. */
  async function mailedCode(email: string): Promise<string> {
    const { rows } = await gateway.gateway.database.within(systemScope('test'), (tx) =>
      sql<{ body: string }>`select body from outbox.messages where recipient = ${email}
        order by id desc limit 1`.execute(tx.sql),
    );
    return /\b\d{6}\b/.exec(rows[0]!.body)![0];
  }

  const toStart = (page: Page) => page.getByRole('link', { name: 'Gaitway' });

  it('signs up an invited user, who can reset the password', async () => {
    const email = 'nadia@example.org';
    const desk = await open(admin, '/admin/users');
    await desk.getByRole('button', { name: 'Invite a user' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Invite a user' });
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    await dialog.getByText('Please enter an email address.').waitFor();
    await dialog.getByLabel('Email').fill(email);
    await dialog.getByLabel('Group').selectOption('Analyst');
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    await desk.getByRole('region', { name: 'Pending invitations' }).getByText(email).waitFor();

    const page = await openPage();
    await page.goto(`${gateway.url}/sign-up`);
    await page.getByLabel('Given name').fill('Nadia');
    await page.getByLabel('Family name').fill('Haddad');
    await page.getByLabel('Email', { exact: true }).fill(email);
    await page.getByRole('textbox', { name: 'New password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByRole('heading', { name: 'Confirm your email address' }).waitFor();
    await page.getByLabel('Code from the email').fill('not it');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('alert').getByText('This code is incorrect.').waitFor();
    await page.getByRole('button', { name: 'Send a new code' }).click();
    await page.getByText('We sent you a new code.').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    const code = await mailedCode(email);
    await page.getByLabel('Code from the email').fill(` ${code.slice(0, 3)} ${code.slice(3)}`);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Your email address is confirmed.').waitFor();
    expect(await page.getByLabel('Email', { exact: true }).inputValue()).toBe(email);

    await page.getByLabel('Email', { exact: true }).fill(`${email}.`);
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.getByRole('heading', { name: 'Reset your password' }).waitFor();
    expect(await page.getByLabel('Email', { exact: true }).inputValue()).toBe(`${email}.`); // it has already been entered
    await page.getByLabel('Email', { exact: true }).fill(email);
    await page.getByRole('button', { name: 'Send code' }).click();
    await page
      .getByText('If an account exists for this address, we sent an email with a code.')
      .waitFor();
    await page.getByLabel('Code from the email').fill(await mailedCode(email));
    await page.getByRole('textbox', { name: 'New password' }).fill('Better-Horse-8');
    await page.getByRole('button', { name: 'Set new password' }).click();
    await page.getByText('Your new password is set.').waitFor();
    await fillIn(page, email, 'Better-Horse-8');
    await page.getByText('Nadia Haddad').waitFor();
    await page.getByText('Analyst', { exact: true }).first().waitFor();

    await desk.getByRole('button', { name: 'Invite a user' }).click();
    await dialog.getByLabel('Email').fill(email);
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    await dialog.getByText('There is already a user with this address.').waitFor();
  }, 60_000);

  it('lets a person whom two organizations invited choose one, in French', async () => {
    const invitation = { organizationId: clinic.organizationId, group: 'analyst' } as const;
    const hospitalId = await gateway.newOrganization('Lakeside hospital');
    const hospital = { organizationId: hospitalId, group: 'admin' } as const;
    const { email } = await gateway.newNewcomer([invitation, hospital]);
    const page = await openPage('fr-CH');
    await page.goto(`${gateway.url}/admin/users`);
    await page.getByLabel('Adresse e-mail').fill(email);
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('heading', { name: 'Choisir une invitation' }).waitFor();
    await page.getByRole('button', { name: 'Rejoindre Lakeside hospital' }).click();
    await page.getByRole('heading', { name: 'Participants', level: 1 }).waitFor();
    await page.getByText('Lakeside hospital').waitFor();
  }, 60_000);

  it('joins the invitation whose link was opened', async () => {
    const hospitalId = await gateway.newOrganization('Hillside hospital');
    const hospital = await gateway.newUser(hospitalId, 'admin');
    const email = 'omar@example.org';
    for (const { token } of [admin, hospital]) {
      await gateway.graphql(
        `mutation ($email: String!) { inviteUser(input: { email: $email, group: admin }) { expiresAt } }`,
        { email },
        token,
      );
    }
    const invited = await gateway.gateway.database.within(systemScope('test'), (tx) =>
      sql<{ id: string }>`select id from invitations
        where organization_id = ${hospitalId} and email = ${email}`.execute(tx.sql),
    );
    const page = await openPage();
    await page.goto(`${gateway.url}/sign-up?invitation=${invited.rows[0]!.id}`);
    await page.getByLabel('Given name').fill('Omar');
    await page.getByLabel('Family name').fill('Nasser');
    await page.getByLabel('Email', { exact: true }).fill(email);
    await page.getByRole('textbox', { name: 'New password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByRole('heading', { name: 'Confirm your email address' }).waitFor();
    await page.getByLabel('Code from the email').fill(await mailedCode(email));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Your email address is confirmed.').waitFor();
    await fillIn(page, email);
    await page.getByText('Hillside hospital').waitFor();
  }, 60_000);

  it('sets up a required second factor, and asks for its code', async () => {
    const organizationId = await gateway.newOrganization('Careful clinic');
    const provider = await gateway.newUser(organizationId, 'careProvider');
    await gateway.gateway.database.within(systemScope('test'), (tx) =>
      sql`update organizations set second_factor_required = true where id = ${organizationId}`.execute(
        tx.sql,
      ),
    );
    const page = await open({ ...provider }, '/');
    await page.getByText('Your organization requires two-factor authentication').waitFor();
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    const secret = await page.locator('pre').innerText();
    await page.getByLabel('Code from the app').fill('000000');
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByRole('alert').getByText('This code is incorrect.').waitFor();
    await page.getByLabel('Code from the app').fill(codeOf(secret, new Date()));
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByRole('button', { name: 'Turn off' }).waitFor();
    await toStart(page).click();
    await page.getByRole('heading', { name: 'Participants', level: 1 }).waitFor();

    await page.getByRole('button', { name: 'Sign out' }).click();
    await fillIn(page, provider.email);
    const code = page.getByLabel('Code from your authenticator app');
    await code.fill('000000');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    // A code is valid once. The pool also accepts the next one, for phones whose clocks are ahead.
    await code.fill(codeOf(secret, new Date(Date.now() + 30_000)).replace(/^.../, '$& '));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Participants', level: 1 }).waitFor();
  }, 60_000);

  it('asks for a code before it turns a second factor off in an older session', async () => {
    const user = await gateway.newUser(clinic.organizationId, 'analyst');
    const page = await open(user, '/account');
    await page.getByRole('button', { name: 'Set up' }).click();
    const secret = await page.locator('pre').innerText();
    await page.getByLabel('Code from the app').fill(codeOf(secret, new Date()));
    await page.getByRole('button', { name: 'Turn on' }).click();
    const turnOff = page.getByRole('button', { name: 'Turn off' });
    await turnOff.waitFor();
    await gateway.gateway.database.within(systemScope('test'), (tx) =>
      sql`update user_pool.sessions set second_factor_at = second_factor_at - interval '1 hour'
          where account_id = (select id from user_pool.accounts where email = ${user.email})`.execute(
        tx.sql,
      ),
    );
    await turnOff.click();
    await page.getByText('Enter a code from your authenticator app').waitFor();
    await page.getByLabel('Code from the app').fill(codeOf(secret, new Date(Date.now() + 30_000)));
    await turnOff.click();
    await page.getByRole('button', { name: 'Set up' }).waitFor();
  }, 60_000);

  it('changes a password, and signs out everywhere', async () => {
    const user = await gateway.newUser(clinic.organizationId, 'analyst');
    const page = await open(user, '/account');
    const password = page.getByRole('region', { name: 'Password' });
    await password.getByRole('textbox', { name: 'Current password' }).fill('Wrong-Horse-7');
    await password.getByRole('textbox', { name: 'New password' }).fill('Fresh-Horse-9');
    await password.getByRole('button', { name: 'Change password' }).click();
    await password.getByText('The current password is incorrect.').waitFor();
    await password.getByRole('textbox', { name: 'Current password' }).fill(PASSWORD);
    await password.getByRole('button', { name: 'Change password' }).click();
    await password.getByText('Your password was changed.').waitFor();
    const otherTab = await page.context().newPage();
    await otherTab.goto(`${gateway.url}/account`);
    await otherTab.getByRole('heading', { name: 'My account' }).waitFor();
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await otherTab.getByRole('heading', { name: 'Sign in' }).waitFor();
    await fillIn(page, user.email, 'Fresh-Horse-9');
    await page.getByText('Analyst', { exact: true }).first().waitFor();
  });

  it('ends an idle session after a warning that can be dismissed', async () => {
    const page = await openPage();
    await page.clock.install();
    await page.goto(`${gateway.url}/account`);
    await fillIn(page, clinic.provider.email);
    await page.getByRole('heading', { name: 'My account' }).waitFor();
    await page.clock.fastForward('29:30');
    await page
      .getByRole('dialog', { name: 'Are you still there?' })
      .getByRole('button', { name: 'Stay signed in' })
      .click();
    await page.getByRole('dialog', { name: 'Are you still there?' }).waitFor({ state: 'hidden' });
    await page.clock.fastForward('29:30');
    await page.getByRole('dialog', { name: 'Are you still there?' }).waitFor();
    await page.clock.fastForward('01:00');
    await page.getByText('You were signed out because you were inactive.').waitFor();
    expect(new URL(page.url()).searchParams.get('returnTo')).toBe('/account');
  });

  it('administers users', async () => {
    const user = await gateway.newUser(clinic.organizationId, 'careProvider');
    const page = await open(admin, '/admin/users');
    await page.getByLabel('Search by name or email').fill(user.email);
    await page.getByText('1 user', { exact: true }).waitFor();
    expect(page.url()).toContain(`search=${encodeURIComponent(user.email)}`);
    await page.getByRole('table', { name: 'Users' }).getByRole('link').click();
    const groups = page.getByRole('region', { name: 'Groups' });
    await groups.getByLabel('Analyst').check();
    await groups.getByRole('button', { name: 'Save' }).click();
    await groups.getByText('Saved').waitFor();
    const care = page.getByRole('region', { name: 'Participants in care' });
    await care.getByLabel('Add a participant').fill('Maya');
    await page.getByRole('option', { name: /Maya Roth/ }).click();
    await care.getByRole('button', { name: 'Remove Maya Roth' }).click();
    await care.getByText('No participants yet.').waitFor();
    await page.getByRole('button', { name: 'Disable account' }).click();
    await page.getByRole('button', { name: 'Enable account' }).waitFor();

    const refused = await openPage();
    await refused.goto(gateway.url);
    await fillIn(refused, user.email);
    await refused.getByRole('alert').waitFor();
  });

  it('saves settings and tests in two languages, and shows jobs and status', async () => {
    const page = await open(admin, '/admin/settings');
    await page.getByLabel('Low from').fill('90');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Must be lower than the limit for OK.').waitFor();
    await page.getByLabel('Low from').fill('35');
    await page.getByLabel('Days without a recording').fill('10');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();

    const places = page.getByRole('navigation', { name: 'Administration' });
    await places.getByRole('link', { name: 'Tests' }).click();
    await page.getByRole('button', { name: 'Add a test' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a test' });
    await dialog.getByLabel('Name', { exact: true }).fill('Timed walk');
    await dialog.getByLabel('Name in French').fill('Marche chronométrée');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const section = page.getByRole('region', { name: 'Timed walk' });
    await section.getByText('timed-walk').waitFor();
    await section.getByText('Marche chronométrée').waitFor();

    await page.getByRole('button', { name: 'Add a test' }).click();
    await dialog.getByLabel('Name', { exact: true }).fill('Timed walk');
    await page
      .getByRole('button', { name: 'Français' })
      .evaluate((button: HTMLElement) => button.click());
    const dialogue = page.getByRole('dialog', { name: 'Ajouter un test' });
    await dialogue.getByRole('button', { name: 'Enregistrer' }).click();
    const refusal = dialogue.getByRole('alert');
    await refusal.getByText('Un autre test porte déjà ce nom.').waitFor();
    await refusal.getByText('Identifiant de la requête').waitFor();
    await dialogue.getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('link', { name: 'Participants' }).click();
    await page.getByLabel('Test attribué').selectOption('Marche chronométrée');
    await page.getByRole('button', { name: 'English' }).click();
    await page.goto(`${gateway.url}/admin/tests`);

    await clinic.submit();
    await places.getByRole('link', { name: 'Jobs' }).click();
    await page
      .getByRole('row', { name: /Convert a recording/ })
      .first()
      .waitFor();
    await places.getByRole('link', { name: 'Status' }).click();
    await page.getByRole('row', { name: /Database Built into Gaitway In \d+ ms/ }).waitFor();
  });

  it('shows why a job failed in the viewer’s language, retries it, and shows dead letters', async () => {
    const { data } = await clinic.submit();
    const { id } = data.submitRecording.recording;
    await gateway.recordingBecomes(id, 'AWAITING_MODEL');
    await expect.poll(() => gateway.gateway.queue.countPending()).toBe(0);
    await gateway.gateway.database.within(systemScope('test'), (tx) =>
      sql`update pgboss.job
        set state = 'failed', output = '{"message": "The scorer is silent.", "code": "UNAVAILABLE"}'
        where name = 'score-recording' and data->>'recordingId' = ${id}`.execute(tx.sql),
    );
    inbox.send('inbox', 'no event at all');
    await expect
      .poll(() => {
        inbox.expire('inbox'); // as if the delay of the attempt had passed
        return inbox.bodies('refused');
      })
      .toHaveLength(1);

    const page = await open(admin, '/admin/jobs?state=FAILED');
    const setAside = page.getByRole('alert', {
      name: '1 message from the inbox could not be processed',
    });
    await setAside.locator('code').waitFor();
    expect(await setAside.innerText()).not.toContain('no event');
    await page.getByText('A service that Gaitway needs did not respond.').waitFor();
    await page.getByRole('button', { name: 'Français' }).click();
    const row = page.getByRole('row', { name: /Un service dont Gaitway a besoin n’a pas répondu/ });
    await row.getByText('The scorer is silent.').and(page.locator('[lang=en]')).waitFor();
    await row.getByRole('button', { name: 'Relancer' }).click();
    await page.getByRole('heading', { name: 'Aucune tâche' }).waitFor();
  });

  it('searches the audit log, and downloads it as CSV', async () => {
    const page = await open(admin, '/admin/audit-log');
    await page.getByLabel('Action', { exact: true }).selectOption('Added a participant');
    const table = page.getByRole('table', { name: 'Audit log' });
    await table.getByRole('button', { name: 'Maya Roth' }).click();
    await page.getByRole('button', { name: 'Clear' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ]);
    const csv = await readFile(await download.path(), 'utf8');
    expect(csv).toContain('participant:create');
    expect(csv).toContain(participantId);
  });

  it('switches to French on the first page, and remembers it', async () => {
    const page = await openPage('fr-CH');
    await page.goto(gateway.url);
    await page.getByRole('heading', { name: 'Connexion' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    await page.getByLabel('Adresse e-mail').fill('somebody@example.org');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByLabel('Email', { exact: true }).inputValue()).toBe(
      'somebody@example.org',
    );
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('exports a participant’s data, and erases them on request', async () => {
    const page = await open(owner, '/my-data');
    const consent = page.getByRole('region', { name: 'My consent' });
    await consent.getByRole('button', { name: 'Give consent' }).click();
    await consent.getByText(/^You gave your consent on/).waitFor();
    await consent.getByRole('button', { name: 'Withdraw consent' }).click();
    await consent.getByText('You have not given your consent.').waitFor();
    await page
      .getByRole('table', { name: 'Who viewed my data' })
      .getByRole('row', { name: /Ada O’Brien Care provider Viewed your page/ })
      .first()
      .waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download all data' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^gaitway-data-.*\.zip$/);
    expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');

    await page.getByRole('button', { name: 'Request erasure' }).click();
    const dialog = page.getByRole('dialog', { name: 'Request erasure' });
    await dialog.getByLabel('I understand that this cannot be undone').check();
    await dialog.getByRole('button', { name: 'Request erasure' }).click();
    await page.getByText(/^You requested erasure on/).waitFor();

    const desk = await open(admin, '/admin/erasures');
    await desk.getByRole('button', { name: 'Erase Maya Roth' }).click();
    const sure = desk.getByRole('dialog', { name: 'Erase Maya Roth' });
    await sure.getByLabel('Type Maya Roth to confirm').fill('Maya Roth');
    await sure.getByRole('button', { name: 'Erase this participant' }).click();
    await desk.getByText('No erasure requests').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});
