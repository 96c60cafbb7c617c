import { createRoute } from '@tanstack/react-router';
import { readParticipantSearch } from '../pages/participant/participant-search.ts';
import { ROUTES } from '../routes.ts';
import { below, page, textFrom, withPart } from './route-helpers.ts';
import { signedIn } from './signed-in-route.ts';

const participant = createRoute({
  getParentRoute: () => signedIn,
  path: ROUTES.participant.path,
  validateSearch: readParticipantSearch,
  component: page(
    withPart(
      () => import('../pages/participant/charts.tsx'),
      () => import('../pages/participant/participant-page.tsx'),
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
      () => import('../pages/recording/movement/recorded-movement.tsx'),
      () => import('../pages/recording/recording-page.tsx'),
    ),
    'RecordingPage',
    'recording',
  ),
});

/** One page for all queries, so that the editor keeps its state between them. */
const sql = createRoute({
  getParentRoute: () => signedIn,
  path: ROUTES.sql.path,
  component: page(() => import('../pages/sql/sql-page.tsx'), 'SqlPage', 'sql'),
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
    () => import('../pages/account/account-page.tsx'),
    'AccountPage',
    'account',
    'sign-in',
  ),
});

const invitations = createRoute({
  getParentRoute: () => signedIn,
  path: ROUTES.invitations.path,
  component: page(
    () => import('../pages/invitations/invitations-page.tsx'),
    'InvitationsPage',
    'invitations',
  ),
});

const myData = createRoute({
  getParentRoute: () => signedIn,
  path: ROUTES.myData.path,
  component: page(() => import('../pages/my-data/my-data-page.tsx'), 'MyDataPage', 'my-data'),
});

/** Inside the frame, so that the menu leads back. */
const unknownPage = createRoute({
  getParentRoute: () => signedIn,
  path: '$',
  component: page(() => import('../pages/not-found/not-found-page.tsx'), 'UnknownPage'),
});

/** The pages of signed-in viewers, apart from the start and administration. */
export const pageRoutes = [
  participant,
  recording,
  sql.addChildren([sqlNew, sqlQuery]),
  account,
  invitations,
  myData,
  unknownPage,
] as const;
