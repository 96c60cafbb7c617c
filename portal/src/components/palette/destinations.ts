import type { UserGroup } from '../../__generated__/graphql.ts';
import { paths } from '../../paths.ts';

/** A room that the palette leads to. Its name is `palette:room.<key>`. */
interface Destination {
  readonly key: 'home';
  readonly to: () => ReturnType<(typeof paths)[keyof typeof paths]>;
  /** Who finds it; everybody when left out. */
  readonly groups?: readonly UserGroup[];
}

/** Every room without an id in its address: add yours here. */
export const DESTINATIONS: readonly Destination[] = [{ key: 'home', to: paths.home }];

/** Those that a viewer of these groups may enter. */
export const destinationsFor = (groups: readonly UserGroup[]): Destination[] =>
  DESTINATIONS.filter(({ groups: may }) => may?.some((group) => groups.includes(group)) ?? true);
