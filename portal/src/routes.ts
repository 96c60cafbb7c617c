import type { UserGroup } from './__generated__/graphql.ts';

/** The bar above every page, and the list beside the pages of administration. */
export type Menu = 'main' | 'administration';

/** A page of the portal and where it is offered. */
export interface PortalRoute {
  /** As the router reads it: `$name` is a parameter. */
  readonly path: string;
  /** Whether visitors open it without signing in. */
  readonly isPublic?: true;
  /** Who may open it; every signed-in viewer when left out. The API enforces this on its own. */
  readonly groups?: readonly UserGroup[];
  /** The menu that lists it. The palette lists it too. */
  readonly menu?: Menu;
  /** It has no page of its own: it opens the first page of this menu. */
  readonly opens?: Menu;
  /** Whether viewers start here, if it is the first such page that they may open. */
  readonly isLanding?: true;
  /** Beginnings of other addresses for which the menu marks this page as the current one. */
  readonly includes?: readonly string[];
}

const ADMIN = ['admin'] as const;
const ANALYST = ['analyst'] as const;
/** Participants, and those who follow them. */
const CARE = ['careProvider', 'admin', 'participant'] as const;

/**
 * Every page of the portal. The paths, menus, palette, landing page and rooms of the browser tests follow from this
 * list and keep its order. Titles are the texts `place.<name>` of the frame.
 */
export const ROUTES = {
  signIn: { path: '/sign-in', isPublic: true },
  signUp: { path: '/sign-up', isPublic: true },
  confirm: { path: '/confirm', isPublic: true },
  forgottenPassword: { path: '/forgotten-password', isPublic: true },
  home: {
    path: '/',
    groups: CARE,
    menu: 'main',
    isLanding: true,
    includes: ['/participants/', '/recordings/'],
  },
  participant: {
    path: '/participants/$participantId',
    groups: CARE,
  },
  recording: {
    path: '/recordings/$recordingId',
    groups: CARE,
  },
  sql: { path: '/sql', groups: ANALYST, menu: 'main', isLanding: true },
  sqlQuery: { path: '/sql/$queryId', groups: ANALYST },
  myData: { path: '/my-data', groups: ['participant'], menu: 'main' },
  admin: { path: '/admin', groups: ADMIN, menu: 'main', opens: 'administration' },
  account: { path: '/account', menu: 'main' },
  invitations: { path: '/invitations' },
  users: { path: '/admin/users', groups: ADMIN, menu: 'administration' },
  user: { path: '/admin/users/$userId', groups: ADMIN },
  settings: { path: '/admin/settings', groups: ADMIN, menu: 'administration' },
  testTypes: { path: '/admin/tests', groups: ADMIN, menu: 'administration' },
  erasures: { path: '/admin/erasures', groups: ADMIN, menu: 'administration' },
  jobs: { path: '/admin/jobs', groups: ADMIN, menu: 'administration' },
  auditLog: { path: '/admin/audit-log', groups: ADMIN, menu: 'administration' },
  status: { path: '/admin/status', groups: ADMIN, menu: 'administration' },
} as const satisfies Readonly<Record<string, PortalRoute>>;

export type RouteName = keyof typeof ROUTES;

export const routeNames = Object.keys(ROUTES) as RouteName[];

/** The entry of a page, typed with all optional fields. */
export const routeOf = (name: RouteName): PortalRoute => ROUTES[name];
