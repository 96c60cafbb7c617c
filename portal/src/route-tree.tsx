import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import type { ViewerApi } from './api/viewer-api.ts';
import { SignedInFrame } from './components/frame/signed-in-frame.tsx';
import type { PortalConfig } from './config.ts';
import { HomePage } from './pages/home/home-page.tsx';
import { readParticipantSearch } from './pages/participant/participant-search.ts';
import { readListSearch } from './pages/participants/list-search.ts';
import { beginParticipants } from './pages/participants/participant-pages.ts';
import { loadTexts } from './i18n/texts.ts';
import { landingPage, menuFor } from './navigation.ts';
import { paths } from './paths.ts';
import { below, page, textFrom, withPart } from './route-helpers.ts';
import { ROUTES } from './routes.ts';
import { seesParticipants } from './session/groups.ts';
import { msUntilIdle } from './session/idle-clock.ts';
import { endSession, readSession } from './session/session.ts';
import { prepareFormats } from './ui/format.ts';

/** The context of every route. */
interface PortalContext {
  readonly config: PortalConfig;
  readonly viewerApi: ViewerApi;
}

const root = createRootRouteWithContext<PortalContext>()();

const signIn = createRoute({
  getParentRoute: () => root,
  path: ROUTES.signIn.path,
  validateSearch: (search) => ({
    ...textFrom(search, 'returnTo'),
    ...textFrom(search, 'email'),
    ...textFrom(search, 'note'),
  }),
  component: page(() => import('./pages/sign-in/sign-in-page.tsx'), 'SignInPage', 'sign-in'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: ROUTES.signUp.path,
  component: page(() => import('./pages/sign-in/sign-up-page.tsx'), 'SignUpPage', 'sign-in'),
});

const confirm = createRoute({
  getParentRoute: () => root,
  path: ROUTES.confirm.path,
  validateSearch: (search) => textFrom(search, 'email'),
  component: page(() => import('./pages/sign-in/confirm-page.tsx'), 'ConfirmPage', 'sign-in'),
});

const forgottenPassword = createRoute({
  getParentRoute: () => root,
  path: ROUTES.forgottenPassword.path,
  validateSearch: (search) => textFrom(search, 'email'),
  component: page(
    () => import('./pages/sign-in/forgotten-password-page.tsx'),
    'ForgottenPasswordPage',
    'sign-in',
  ),
});

/** The pages below need a signed-in viewer. Visitors sign in first and return to where they were. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: SignedInFrame,
  beforeLoad: async ({ location, context: { viewerApi } }) => {
    const session = await readSession();
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router catches it by its type
    if (session === null) throw redirect(paths.signIn({ returnTo: location.href }));
    if (msUntilIdle() <= 0) {
      await endSession();
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- the same
      throw redirect(paths.signIn({ returnTo: location.href, note: 'idle' }));
    }
    return { session, api: viewerApi.open() };
  },
  onLeave: ({ context }) => context.viewerApi.close(),
});

/** A page whose data arrives within this time is rendered once, with it; others show a skeleton first. */
const QUICK_ANSWER_MS = 300;

const home = createRoute({
  getParentRoute: () => signedIn,
  path: ROUTES.home.path,
  validateSearch: readListSearch,
  // The most common landing page: its code and texts are part of the start, and its data is requested before it is
  // rendered.
  component: HomePage,
  beforeLoad: ({ context: { session } }) => {
    const landing = landingPage(session.groups);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router catches it by its type
    if (landing !== 'home') throw redirect(paths[landing]());
  },
  loader: async ({ context: { api, session }, location, preload, abortController }) => {
    const isAsked = !preload && seesParticipants(session.groups);
    const people = isAsked ? beginParticipants(api.urql, readListSearch(location.search)) : null;
    abortController.signal.addEventListener('abort', () => people?.abandon());
    await loadTexts('participants');
    prepareFormats();
    await people?.settledWithin(QUICK_ANSWER_MS);
    return people;
  },
  gcTime: 0, // returning to the page loads it again
});

const participant = createRoute({
  getParentRoute: () => signedIn,
  path: ROUTES.participant.path,
  validateSearch: readParticipantSearch,
  component: page(
    withPart(
      () => import('./pages/participant/charts.tsx'),
      () => import('./pages/participant/participant-page.tsx'),
    ),
    'ParticipantPage',
    'participant',
    'erasure',
    'invitation',
  ),
});

const recording = createRoute({
  getParentRoute: () => signedIn,
  path: ROUTES.recording.path,
  component: page(
    withPart(
      () => import('./pages/recording/movement/recorded-movement.tsx'),
      () => import('./pages/recording/recording-page.tsx'),
    ),
    'RecordingPage',
    'recording',
  ),
});

/** One page for all queries, so that the editor keeps its state between them. */
const sql = createRoute({
  getParentRoute: () => signedIn,
  path: ROUTES.sql.path,
  component: page(() => import('./pages/sql/sql-page.tsx'), 'SqlPage', 'sql'),
});

const sqlNew = createRoute({ getParentRoute: () => sql, path: '/' });
const sqlQuery = createRoute({
  getParentRoute: () => sql,
  path: below(ROUTES.sql.path, ROUTES.sqlQuery.path),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: ROUTES.account.path,
  validateSearch: (search) => textFrom(search, 'secondFactor'),
  component: page(
    () => import('./pages/account/account-page.tsx'),
    'AccountPage',
    'account',
    'sign-in',
  ),
});

const myData = createRoute({
  getParentRoute: () => signedIn,
  path: ROUTES.myData.path,
  component: page(() => import('./pages/my-data/my-data-page.tsx'), 'MyDataPage', 'my-data'),
});

const admin = createRoute({
  getParentRoute: () => signedIn,
  path: ROUTES.admin.path,
  component: page(() => import('./pages/admin/admin-frame.tsx'), 'AdminFrame', 'admin'),
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
    () => import('./pages/admin/users/users-page.tsx'),
    'UsersPage',
    'admin',
    'invitation',
  ),
});

const user = createRoute({
  getParentRoute: () => admin,
  path: below(ROUTES.admin.path, ROUTES.user.path),
  component: page(() => import('./pages/admin/users/user-page.tsx'), 'UserPage', 'admin'),
});

const settings = createRoute({
  getParentRoute: () => admin,
  path: below(ROUTES.admin.path, ROUTES.settings.path),
  component: page(
    () => import('./pages/admin/settings/settings-page.tsx'),
    'SettingsPage',
    'admin',
  ),
});

const testTypes = createRoute({
  getParentRoute: () => admin,
  path: below(ROUTES.admin.path, ROUTES.testTypes.path),
  component: page(
    () => import('./pages/admin/test-types/test-types-page.tsx'),
    'TestTypesPage',
    'admin',
  ),
});

const erasures = createRoute({
  getParentRoute: () => admin,
  path: below(ROUTES.admin.path, ROUTES.erasures.path),
  component: page(
    () => import('./pages/admin/erasures/erasures-page.tsx'),
    'ErasuresPage',
    'erasure',
  ),
});

const jobs = createRoute({
  getParentRoute: () => admin,
  path: below(ROUTES.admin.path, ROUTES.jobs.path),
  validateSearch: (search) => textFrom(search, 'state'),
  component: page(() => import('./pages/admin/jobs/jobs-page.tsx'), 'JobsPage', 'admin'),
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
  component: page(() => import('./pages/admin/audit/audit-page.tsx'), 'AuditPage', 'admin'),
});

const status = createRoute({
  getParentRoute: () => admin,
  path: below(ROUTES.admin.path, ROUTES.status.path),
  component: page(() => import('./pages/admin/status/status-page.tsx'), 'StatusPage', 'admin'),
});

/** Inside the frame, so that the menu leads back. */
const unknownPage = createRoute({
  getParentRoute: () => signedIn,
  path: '$',
  component: page(() => import('./pages/not-found/not-found-page.tsx'), 'UnknownPage'),
});

export const routeTree = root.addChildren([
  signIn,
  signUp,
  confirm,
  forgottenPassword,
  signedIn.addChildren([
    home,
    participant,
    recording,
    sql.addChildren([sqlNew, sqlQuery]),
    account,
    myData,
    admin.addChildren([
      adminStart,
      users,
      user,
      settings,
      testTypes,
      erasures,
      jobs,
      auditLog,
      status,
    ]),
    unknownPage,
  ]),
]);
