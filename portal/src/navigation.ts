import type { UserGroup } from './__generated__/graphql.ts';
import { type Menu, type RouteName, routeNames, routeOf, type ROUTES } from './routes.ts';
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
export const mayOpen = (name: RouteName, groups: Groups): boolean =>
  routeOf(name).groups?.some((group) => groups.includes(group)) ?? true;

/** The pages that a viewer of these groups may open: those of one menu, or of all. */
export const menuFor = (groups: Groups, menu?: Menu): MenuItem[] =>
  routeNames
    .filter((name) => routeOf(name).menu && mayOpen(name, groups))
    .filter((name) => menu === undefined || routeOf(name).menu === menu)
    .map((name) => itemFor(name as ListedName, groups));

const itemFor = (name: ListedName, groups: Groups): MenuItem => ({
  name,
  title: name !== 'home' ? name : seesParticipants(groups) ? 'participants' : 'results',
});

/** Where a viewer of these groups starts. */
export const landingPage = (groups: Groups): LandingName =>
  (routeNames.find((name) => routeOf(name).isLanding && mayOpen(name, groups)) ??
    'home') as LandingName;
