import { createRoute, redirect } from '@tanstack/react-router';
import { menuFor } from '../navigation.ts';
import { paths } from '../paths.ts';
import { ROUTES } from '../routes.ts';
import { below, page, textFrom } from './route-helpers.ts';
import { signedIn } from './signed-in-route.ts';

const admin = createRoute({
  getParentRoute: () => signedIn,
  path: ROUTES.admin.path,
  component: page(() => import('../pages/admin/admin-frame.tsx'), 'AdminFrame', 'admin'),
});

const adminStart = createRoute({
  getParentRoute: () => admin,
  path: '/',
  beforeLoad: ({ context: { session } }) => {
    const [first] = menuFor(session.groups, ROUTES.admin.opens);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router catches it by its type
    if (first) throw redirect(paths[first.name]());
  },
});

const users = createRoute({
  getParentRoute: () => admin,
  path: below(ROUTES.admin.path, ROUTES.users.path),
  validateSearch: (search) => ({
    ...textFrom(search, 'search'),
    ...textFrom(search, 'group'),
    ...textFrom(search, 'state'),
  }),
  component: page(
    () => import('../pages/admin/users/users-page.tsx'),
    'UsersPage',
    'admin',
    'invitation',
  ),
});

const user = createRoute({
  getParentRoute: () => admin,
  path: below(ROUTES.admin.path, ROUTES.user.path),
  component: page(() => import('../pages/admin/users/user-page.tsx'), 'UserPage', 'admin'),
});

const settings = createRoute({
  getParentRoute: () => admin,
  path: below(ROUTES.admin.path, ROUTES.settings.path),
  component: page(
    () => import('../pages/admin/settings/settings-page.tsx'),
    'SettingsPage',
    'admin',
  ),
});

const testTypes = createRoute({
  getParentRoute: () => admin,
  path: below(ROUTES.admin.path, ROUTES.testTypes.path),
  component: page(
    () => import('../pages/admin/test-types/test-types-page.tsx'),
    'TestTypesPage',
    'admin',
  ),
});

const erasures = createRoute({
  getParentRoute: () => admin,
  path: below(ROUTES.admin.path, ROUTES.erasures.path),
  component: page(
    () => import('../pages/admin/erasures/erasures-page.tsx'),
    'ErasuresPage',
    'erasure',
  ),
});

const jobs = createRoute({
  getParentRoute: () => admin,
  path: below(ROUTES.admin.path, ROUTES.jobs.path),
  validateSearch: (search) => textFrom(search, 'state'),
  component: page(() => import('../pages/admin/jobs/jobs-page.tsx'), 'JobsPage', 'admin'),
});

const auditLog = createRoute({
  getParentRoute: () => admin,
  path: below(ROUTES.admin.path, ROUTES.auditLog.path),
  validateSearch: (search) => ({
    ...textFrom(search, 'actor'),
    ...textFrom(search, 'participant'),
    ...textFrom(search, 'action'),
    ...textFrom(search, 'from'),
    ...textFrom(search, 'to'),
  }),
  component: page(() => import('../pages/admin/audit/audit-page.tsx'), 'AuditPage', 'admin'),
});

const status = createRoute({
  getParentRoute: () => admin,
  path: below(ROUTES.admin.path, ROUTES.status.path),
  component: page(() => import('../pages/admin/status/status-page.tsx'), 'StatusPage', 'admin'),
});

/** The pages of administration, inside a frame of their own. */
export const adminRoutes = admin.addChildren([
  adminStart,
  users,
  user,
  settings,
  testTypes,
  erasures,
  jobs,
  auditLog,
  status,
]);
