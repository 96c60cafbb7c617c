import { createRoute } from '@tanstack/react-router';
import { ROUTES } from '../routes.ts';
import { root } from './root-route.ts';
import { page, textFrom } from './route-helpers.ts';

const signIn = createRoute({
  getParentRoute: () => root,
  path: ROUTES.signIn.path,
  validateSearch: (search) => ({
    ...textFrom(search, 'returnTo'),
    ...textFrom(search, 'email'),
    ...textFrom(search, 'note'),
  }),
  component: page(() => import('../pages/sign-in/sign-in-page.tsx'), 'SignInPage', 'sign-in'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: ROUTES.signUp.path,
  validateSearch: (search) => textFrom(search, 'invitation'),
  component: page(() => import('../pages/sign-in/sign-up-page.tsx'), 'SignUpPage', 'sign-in'),
});

const confirm = createRoute({
  getParentRoute: () => root,
  path: ROUTES.confirm.path,
  validateSearch: (search) => ({
    ...textFrom(search, 'email'),
    ...textFrom(search, 'invitation'),
  }),
  component: page(() => import('../pages/sign-in/confirm-page.tsx'), 'ConfirmPage', 'sign-in'),
});

const forgottenPassword = createRoute({
  getParentRoute: () => root,
  path: ROUTES.forgottenPassword.path,
  validateSearch: (search) => textFrom(search, 'email'),
  component: page(
    () => import('../pages/sign-in/forgotten-password-page.tsx'),
    'ForgottenPasswordPage',
    'sign-in',
  ),
});

/** The pages of visitors. */
export const signInRoutes = [signIn, signUp, confirm, forgottenPassword] as const;
