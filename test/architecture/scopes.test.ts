import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The places where Gaitway works across organizations, with reasons. All other code names its organization, by the
 * viewer's scope or `organizationScope`. A new line needs a reason why an organization's scope is not enough.
 */
const ACROSS_ORGANIZATIONS: Readonly<Record<string, string>> = {
  'api/auth/local-user-pool/local-user-pool.ts':
    'accounts belong to the pool, not to an organization',
  'api/auth/read-audit.ts': 'one batch holds events of many organizations, each with its own',
  'api/auth/sign-up-triggers.ts': 'decides which organization a user joins',
  'api/cli/check/every-recording.ts': 'the command checks the whole server',
  'api/cli/check/lake.ts': 'the command checks the whole server',
  'api/cli/check/models.ts': 'the command checks the whole server',
  'api/cli/check/orphans.ts': 'the command checks the whole server',
  'api/cli/organization.command.ts': 'creates the organization',
  'api/composition/data-folder.ts': 'checks whether there is any recording',
  'api/demo/demo-accounts.ts': 'looks for the demo',
  'api/demo/seed-demo.ts': 'creates the organization',
  'api/notifications/outbox-notifier.ts': 'the outbox of a development machine is one for all',
  'api/privacy/downloads/download-service.ts': 'the ticket names its owner',
  'api/analytics/lake/lake-damage.ts': 'enqueues jobs that name a recording or a day',
  'api/analytics/lake/lake-disguises.ts': 'jobs name a query, which names its organization',
  'api/analytics/lake/lake-rebuild.ts': 'jobs name a recording; the command writes the whole lake',
  'api/analytics/lake/lake-service.ts': 'jobs name a recording or a day',
  'api/messaging/phone-service.ts': 'a phone has one address in every organization',
  'api/operations/lost-work.ts': 'enqueues jobs that name a recording',
  'api/services/object-deletion.ts': 'jobs name files of any organization',
  'api/services/recordings/conversion-service.ts': 'jobs name a recording',
  'api/services/recordings/inbox-service.ts': 'the key names the organization',
  'api/services/recordings/scoring-service.ts': 'jobs name a recording',
  'api/services/recordings/upload-service.ts': 'sweeps expired uploads of all',
  'api/services/recordings/training-service.ts': 'jobs name a participant',
  'api/analytics/sql-queries/sql-query-runner.ts': 'jobs name a query',
  'api/analytics/sql-queries/sql-query-service.ts': 'sweeps expired results of all',
  'api/jobs/queue-tables.ts': 'the queue holds jobs of every organization',
  'api/services/session-service.ts': 'the token names the session',
  'api/services/viewer-service.ts': 'the token names the user',
};

const sourcesWith = (pattern: RegExp) =>
  readdirSync(`${ROOT}api`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `api/${file}`)
    .filter((file) => pattern.test(readFileSync(`${ROOT}${file}`, 'utf8')))
    .toSorted();

describe('the scope across organizations', () => {
  it('is used only where it is listed with a reason', () => {
    const users = sourcesWith(/\bsystemScope\(/).filter((file) => file !== 'api/auth/scope.ts');
    expect(users).toEqual(Object.keys(ACROSS_ORGANIZATIONS).toSorted());
  });

  it('is created nowhere else', () => {
    expect(sourcesWith(/kind: 'system'/)).toEqual(['api/auth/scope.ts']);
  });
});
