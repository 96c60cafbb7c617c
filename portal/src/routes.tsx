import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageFailure } from './components/frame/page-failure.tsx';
import { SignedInFrame } from './components/frame/signed-in-frame.tsx';
import type { PortalConfig } from './config.ts';
import { readParticipantSearch } from './pages/participant/participant-search.ts';
import { readListSearch } from './pages/participants/list-search.ts';
import { NotFoundPage } from './pages/not-found/not-found-page.tsx';
import { loadTexts, type Namespace } from './i18n/texts.ts';
import { paths } from './paths.ts';
import { readSession } from './session/session.ts';
import { PageSkeleton } from './ui/skeletons.tsx';

/** What every route can ask for. */
interface PortalContext {
  readonly config: PortalConfig;
}

const root = createRootRouteWithContext<PortalContext>()();

/** A page's code and its texts, which travel side by side. */
const page = <Module extends Record<string, unknown>>(
  load: () => Promise<Module>,
  name: keyof Module & string,
  ...texts: Namespace[]
) =>
  lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), loadTexts(...texts)]);
    return module as Record<string, () => ReactNode>;
  }, name);

/** Takes text out of a URL's search; anything else counts as absent. */
const textFrom = <Name extends string>(search: Record<string, unknown>, name: Name) =>
  (typeof search[name] === 'string' ? { [name]: search[name] } : {}) as { [Key in Name]?: string };

const signIn = createRoute({
  getParentRoute: () => root,
  path: 'sign-in',
  validateSearch: (search) => textFrom(search, 'returnTo'),
  component: page(() => import('./pages/sign-in/sign-in-page.tsx'), 'SignInPage', 'sign-in'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: 'sign-up',
  component: page(() => import('./pages/sign-in/sign-up-page.tsx'), 'SignUpPage', 'sign-in'),
});

const confirm = createRoute({
  getParentRoute: () => root,
  path: 'confirm',
  validateSearch: (search) => textFrom(search, 'email'),
  component: page(() => import('./pages/sign-in/confirm-page.tsx'), 'ConfirmPage', 'sign-in'),
});

const forgottenPassword = createRoute({
  getParentRoute: () => root,
  path: 'forgotten-password',
  validateSearch: (search) => textFrom(search, 'email'),
  component: page(
    () => import('./pages/sign-in/forgotten-password-page.tsx'),
    'ForgottenPasswordPage',
    'sign-in',
  ),
});

/** Everything below needs somebody signed in; others sign in first and come back to where they were. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: SignedInFrame,
  beforeLoad: async ({ location }) => {
    const session = await readSession();
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router catches it by its type
    if (session === null) throw redirect(paths.signIn(location.href));
    return { session };
  },
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: readListSearch,
  component: page(() => import('./pages/home/home-page.tsx'), 'HomePage', 'participants'),
});

const participant = createRoute({
  getParentRoute: () => signedIn,
  path: 'participants/$participantId',
  validateSearch: readParticipantSearch,
  component: page(
    () => import('./pages/participant/participant-page.tsx'),
    'ParticipantPage',
    'participant',
  ),
});

const recording = createRoute({
  getParentRoute: () => signedIn,
  path: 'recordings/$recordingId',
  component: page(
    () => import('./pages/recording/recording-page.tsx'),
    'RecordingPage',
    'recording',
  ),
});

const routeTree = root.addChildren([
  signIn,
  signUp,
  confirm,
  forgottenPassword,
  signedIn.addChildren([home, participant, recording]),
]);

export function createPortalRouter(config: PortalConfig) {
  return createRouter({
    routeTree,
    context: { config },
    scrollRestoration: true,
    // The code of a page loads as soon as somebody points at a link to it.
    defaultPreload: 'intent',
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: PageFailure,
    defaultNotFoundComponent: () => (
      <main>
        <NotFoundPage what="page" />
      </main>
    ),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>;
  }
}
