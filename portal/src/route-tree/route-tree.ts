import { adminRoutes } from './admin-routes.ts';
import { home } from './home-route.ts';
import { pageRoutes } from './page-routes.ts';
import { root } from './root-route.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { signedIn } from './signed-in-route.ts';

/** Every page of the portal by its path. `routes.ts` lists them with their menus. */
export const routeTree = root.addChildren([
  ...signInRoutes,
  signedIn.addChildren([home, ...pageRoutes, adminRoutes]),
]);
