import type { UserGroup } from '../../__generated__/graphql.ts';
import { paths } from '../../paths.ts';

/** A place of the portal; its name is the text `place.<key>`. */
interface Place {
  readonly key: 'participants' | 'results' | 'sql' | 'myData' | 'administration' | 'account';
  readonly to: (typeof paths)['home' | 'sql' | 'myData' | 'admin' | 'account'];
  /** Marked as the current one only where the address is exactly its own, or begins with one of `within`. */
  readonly isWhole: boolean;
  readonly within?: readonly string[];
  /** Who finds it; everybody when left out. */
  readonly groups?: readonly UserGroup[];
}

/** Pages of one person, which somebody reaches from a list or from their own results. */
const OF_A_PERSON = ['/participants/', '/recordings/'];

const PLACES: readonly Place[] = [
  {
    key: 'participants',
    to: paths.home,
    isWhole: true,
    within: OF_A_PERSON,
    groups: ['careProvider', 'admin'],
  },
  {
    key: 'results',
    to: paths.home,
    isWhole: true,
    within: OF_A_PERSON,
    groups: ['participant'],
  },
  { key: 'sql', to: paths.sql, isWhole: false, groups: ['analyst'] },
  { key: 'myData', to: paths.myData, isWhole: false, groups: ['participant'] },
  { key: 'administration', to: paths.admin, isWhole: false, groups: ['admin'] },
  { key: 'account', to: paths.account, isWhole: false },
];

/** A care provider who is a participant too finds their own results from their own data. */
export function placesFor(groups: readonly UserGroup[]): Place[] {
  const seesOthers = groups.includes('careProvider') || groups.includes('admin');
  return PLACES.filter(
    ({ key, groups: may }) =>
      (may?.some((group) => groups.includes(group)) ?? true) && !(key === 'results' && seesOthers),
  );
}
