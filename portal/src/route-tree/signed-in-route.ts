import { createRoute, redirect } from '@tanstack/react-router';
import { SignedInFrame } from '../components/frame/signed-in-frame.tsx';
import { paths } from '../paths.ts';
import { ROUTES } from '../routes.ts';
import { msUntilIdle } from '../session/idle-clock.ts';
import { endSession, readSession } from '../session/session.ts';
import { root } from './root-route.ts';

/** The pages of people who have signed in and belong to no organization yet: their tokens name no group. */
const FOR_NEWCOMERS: readonly string[] = [ROUTES.invitations.path, ROUTES.account.path];

/** The pages below need a signed-in viewer. Visitors sign in first and return to where they were. */
export const signedIn = createRoute({
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
    if (session.groups.length === 0 && !FOR_NEWCOMERS.includes(location.pathname)) {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- the same
      throw redirect(paths.invitations());
    }
    return { session, api: viewerApi.open() };
  },
  onLeave: ({ context }) => context.viewerApi.close(),
});
