import { createRoute, redirect } from '@tanstack/react-router';
import { loadTexts } from '../i18n/texts.ts';
import { landingPage } from '../navigation.ts';
import { HomePage } from '../pages/home/home-page.tsx';
import { readListSearch } from '../pages/participants/list-search.ts';
import { beginParticipants } from '../pages/participants/participant-pages.ts';
import { paths } from '../paths.ts';
import { ROUTES } from '../routes.ts';
import { seesParticipants } from '../session/groups.ts';
import { prepareFormats } from '../ui/format.ts';
import { signedIn } from './signed-in-route.ts';

/** A page whose data arrives within this time is rendered once, with it; others show a skeleton first. */
const QUICK_ANSWER_MS = 300;

export const home = createRoute({
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
