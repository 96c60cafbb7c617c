import { linkOptions } from '@tanstack/react-router';
import { type RouteName, routeNames, ROUTES } from './routes.ts';

/** Why the sign-in page opens: inactivity, a session that the API rejected, a confirmed address, a new password. */
export type SignInNote = 'idle' | 'signedOut' | 'confirmed' | 'newPassword';

type PathOf<Name extends RouteName> = (typeof ROUTES)[Name]['path'];
type WithoutParameters = {
  [Name in RouteName]: PathOf<Name> extends `${string}$${string}` ? never : Name;
}[RouteName];

/** The pages whose path is complete as it is; the cast keeps each name with its own path. */
const fixedPaths = Object.fromEntries(
  routeNames
    .filter((name) => !ROUTES[name].path.includes('$'))
    .map((name) => [name, () => ({ to: ROUTES[name].path })]),
) as { readonly [Name in WithoutParameters]: () => { readonly to: PathOf<Name> } };

/** The address of every page: `<LinkText {...paths.recording(id)}>`. */
export const paths = {
  ...fixedPaths,
  participant: (participantId: string) =>
    linkOptions({ to: ROUTES.participant.path, params: { participantId } }),
  recording: (recordingId: string) =>
    linkOptions({ to: ROUTES.recording.path, params: { recordingId } }),
  sqlQuery: (queryId: string) => linkOptions({ to: ROUTES.sqlQuery.path, params: { queryId } }),
  user: (userId: string) => linkOptions({ to: ROUTES.user.path, params: { userId } }),
  secondFactorRequired: () =>
    linkOptions({ to: ROUTES.account.path, search: { secondFactor: 'required' } }),
  /** `returnTo` opens after signing in; `email` is filled in. */
  signIn: (search: { returnTo?: string; email?: string; note?: SignInNote } = {}) =>
    linkOptions({ to: ROUTES.signIn.path, search }),
  /** `invitation` is the id of the invitation whose link the visitor opened. */
  confirm: (search: { email?: string; invitation?: string } = {}) =>
    linkOptions({ to: ROUTES.confirm.path, search }),
  forgottenPassword: (email?: string) =>
    linkOptions({
      to: ROUTES.forgottenPassword.path,
      search: email === undefined ? {} : { email },
    }),
};
