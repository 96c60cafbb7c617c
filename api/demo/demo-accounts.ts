import { systemScope } from '../auth/scope.ts';
import type { Database } from '../database/database.ts';
import { userStore } from '../database/stores/user-store.ts';
import type { DemoAccount } from '../http/portal-routes.ts';

/** The accounts of the demo organization. They exist only on machines that are not reachable from outside. */
export const DEMO_USERS: readonly (DemoAccount & {
  readonly givenName: string;
  readonly familyName: string;
})[] = [
  {
    role: 'Care provider',
    group: 'careProvider',
    email: 'provider@demo.gaitway.example',
    givenName: 'Clara',
    familyName: 'Moreau',
    password: 'Gaitway-demo-1',
  },
  {
    role: 'Participant',
    group: 'participant',
    email: 'participant@demo.gaitway.example',
    givenName: 'Theo',
    familyName: 'Lindqvist',
    password: 'Gaitway-demo-1',
  },
  {
    role: 'Analyst',
    group: 'analyst',
    email: 'analyst@demo.gaitway.example',
    givenName: 'Ines',
    familyName: 'Okafor',
    password: 'Gaitway-demo-1',
  },
  {
    role: 'Admin',
    group: 'admin',
    email: 'admin@demo.gaitway.example',
    givenName: 'Sam',
    familyName: 'Ferreira',
    password: 'Gaitway-demo-1',
  },
];

/** The demo accounts, when the database holds the demo organization; else null. */
export async function demoAccountsIn(database: Database): Promise<readonly DemoAccount[] | null> {
  const found = await database.within(systemScope('is this the demo?'), (tx) =>
    userStore.isTaken(tx, DEMO_USERS[0]!.email),
  );
  return found
    ? DEMO_USERS.map(({ email, password, group, role }) => ({ email, password, group, role }))
    : null;
}
