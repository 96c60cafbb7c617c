import type { UserGroup } from './__generated__/graphql.ts';
import { type Menu, type PortalRoute, type RouteName, ROUTES, routes } from './routes.ts';
import { seesParticipants } from './session/groups.ts';

type Groups = readonly UserGroup[];
type NamesWith<Fields> = {
  [Name in RouteName]: (typeof ROUTES)[Name] extends Fields ? Name : never;
}[RouteName];
type ListedName = NamesWith<{ menu: Menu }>;
type LandingName = NamesWith<{ isLanding: true }>;

/** A page as menus and the palette offer it. */
export interface MenuItem {
  readonly name: ListedName;
  /** The text `place.<title>` of the frame. */
  readonly title: Exclude<ListedName, 'home'> | 'participants' | 'results';
}

/** Whether a viewer of these groups may open a page. */
export function mayOpen(name: RouteName, groups: Groups): boolean {
  const { groups: allowed }: PortalRoute = ROUTES[name];
  return allowed?.some((group) => groups.includes(group)) ?? true;
}

const listedNames = routes
  .filter(([, { menu }]) => menu !== undefined)
  .map(([name]) => name as ListedName);

const itemFor = (name: ListedName, groups: Groups): MenuItem => ({
  name,
  title: name !== 'home' ? name : seesParticipants(groups) ? 'participants' : 'results',
});

/** The pages of a menu that a viewer of these groups may open. */
export const menuFor = (menu: Menu, groups: Groups): MenuItem[] =>
  listedNames
    .filter((name) => ROUTES[name].menu === menu && mayOpen(name, groups))
    .map((name) => itemFor(name, groups));

/** The pages of all menus that they may open, without one that only opens another. */
export const palettePagesFor = (groups: Groups): MenuItem[] =>
  listedNames
    .filter((name) => !('opens' in ROUTES[name]) && mayOpen(name, groups))
    .map((name) => itemFor(name, groups));

/** Where a viewer of these groups starts. */
export function landingPage(groups: Groups): LandingName {
  const found = routes.find(([name, { isLanding }]) => isLanding && mayOpen(name, groups));
  return (found?.[0] as LandingName | undefined) ?? 'home';
}
