import type { UserGroup } from '../../__generated__/graphql.ts';
import { paths } from '../../paths.ts';

/** A room that the palette leads to. Its name is `palette:room.<key>`; home has that of the first place above the page. */
interface Destination {
  readonly key:
    | 'home'
    | 'sql'
    | 'myData'
    | 'account'
    | 'users'
    | 'settings'
    | 'tests'
    | 'erasures'
    | 'jobs'
    | 'auditLog'
    | 'status';
  readonly to: () => ReturnType<(typeof paths)[keyof typeof paths]>;
  /** Who finds it; everybody when left out. */
  readonly groups?: readonly UserGroup[];
}

/** Every room without an id in its address: add yours here. */
export const DESTINATIONS: readonly Destination[] = [
  { key: 'home', to: paths.home, groups: ['careProvider', 'admin', 'participant'] },
  { key: 'sql', to: paths.sql, groups: ['analyst'] },
  { key: 'myData', to: paths.myData, groups: ['participant'] },
  { key: 'account', to: paths.account },
  { key: 'users', to: paths.users, groups: ['admin'] },
  { key: 'settings', to: paths.settings, groups: ['admin'] },
  { key: 'tests', to: paths.testTypes, groups: ['admin'] },
  { key: 'erasures', to: paths.erasures, groups: ['admin'] },
  { key: 'jobs', to: paths.jobs, groups: ['admin'] },
  { key: 'auditLog', to: paths.auditLog, groups: ['admin'] },
  { key: 'status', to: paths.status, groups: ['admin'] },
];

/** Those that a viewer of these groups may enter. */
export const destinationsFor = (groups: readonly UserGroup[]): Destination[] =>
  DESTINATIONS.filter(({ groups: may }) => may?.some((group) => groups.includes(group)) ?? true);
