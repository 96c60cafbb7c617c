import { linkOptions } from '@tanstack/react-router';

/** Nothing happened for too long; the API did not take the session any more; the address is confirmed; the password is new. */
export type SignInNote = 'idle' | 'signedOut' | 'confirmed' | 'newPassword';

/** Every address inside the portal, built in one place: `<LinkText {...paths.recording(id)}>`. */
export const paths = {
  home: () => linkOptions({ to: '/' }),
  participant: (participantId: string) =>
    linkOptions({ to: '/participants/$participantId', params: { participantId } }),
  recording: (recordingId: string) =>
    linkOptions({ to: '/recordings/$recordingId', params: { recordingId } }),
  sql: () => linkOptions({ to: '/sql' }),
  sqlQuery: (queryId: string) => linkOptions({ to: '/sql/$queryId', params: { queryId } }),
  account: () => linkOptions({ to: '/account' }),
  secondFactorRequired: () => linkOptions({ to: '/account', search: { secondFactor: 'required' } }),
  myData: () => linkOptions({ to: '/my-data' }),
  admin: () => linkOptions({ to: '/admin' }),
  users: () => linkOptions({ to: '/admin/users' }),
  user: (userId: string) => linkOptions({ to: '/admin/users/$userId', params: { userId } }),
  settings: () => linkOptions({ to: '/admin/settings' }),
  testTypes: () => linkOptions({ to: '/admin/tests' }),
  erasures: () => linkOptions({ to: '/admin/erasures' }),
  jobs: () => linkOptions({ to: '/admin/jobs' }),
  auditLog: () => linkOptions({ to: '/admin/audit-log' }),
  status: () => linkOptions({ to: '/admin/status' }),
  /** `note` says why one is there; `email` is filled in. */
  signIn: (search: { returnTo?: string; email?: string; note?: SignInNote } = {}) =>
    linkOptions({ to: '/sign-in', search }),
  signUp: () => linkOptions({ to: '/sign-up' }),
  confirm: (email?: string) =>
    linkOptions({ to: '/confirm', search: email === undefined ? {} : { email } }),
  forgottenPassword: (email?: string) =>
    linkOptions({ to: '/forgotten-password', search: email === undefined ? {} : { email } }),
};
