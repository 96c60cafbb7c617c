import { createRouter } from '@tanstack/react-router';
import { beginRequest, endRequest } from './api/connection-state.ts';
import { createViewerApi } from './api/viewer-api.ts';
import { PageFailure } from './components/frame/page-failure.tsx';
import type { PortalConfig } from './config.ts';
import { fireAndForget } from './fire-and-forget.ts';
import { paths } from './paths.ts';
import { routeTree } from './route-tree/route-tree.ts';
import { endSession, onSignOutElsewhere } from './session/session.ts';
import { PageSkeleton } from './ui/skeletons.tsx';

/** The key of navigations among the pending requests. */
const NAVIGATION = 'navigation';

export function createPortalRouter(config: PortalConfig) {
  const viewerApi = createViewerApi({
    onSignedOut: () => fireAndForget(signInAgain()),
    onSecondFactorMissing: () => fireAndForget(router.navigate(paths.secondFactorRequired())),
  });
  const router = createRouter({
    routeTree,
    context: { config, viewerApi },
    scrollRestoration: true,
    // The code of a page loads when the viewer points at a link to it.
    defaultPreload: 'intent',
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: PageFailure,
  });
  // Loading the code of a page may be what is slow.
  router.subscribe('onBeforeLoad', () => beginRequest(NAVIGATION));
  router.subscribe('onResolved', () => endRequest(NAVIGATION));
  // Running `beforeLoad` again redirects to the sign-in page.
  onSignOutElsewhere(() => fireAndForget(router.invalidate()));
  async function signInAgain() {
    const { href } = router.state.location;
    await endSession();
    await router.navigate(paths.signIn({ returnTo: href, note: 'signedOut' }));
  }
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>;
  }
}
