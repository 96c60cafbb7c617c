import { linkOptions } from '@tanstack/react-router';

/** Every address inside the portal, built in one place: `<LinkText {...paths.recording(id)}>`. */
export const paths = {
  home: () => linkOptions({ to: '/' }),
  participant: (participantId: string) =>
    linkOptions({ to: '/participants/$participantId', params: { participantId } }),
  recording: (recordingId: string) =>
    linkOptions({ to: '/recordings/$recordingId', params: { recordingId } }),
  signIn: (returnTo?: string) =>
    linkOptions({ to: '/sign-in', search: returnTo === undefined ? {} : { returnTo } }),
  signUp: () => linkOptions({ to: '/sign-up' }),
  confirm: (email?: string) =>
    linkOptions({ to: '/confirm', search: email === undefined ? {} : { email } }),
  forgottenPassword: (email?: string) =>
    linkOptions({ to: '/forgotten-password', search: email === undefined ? {} : { email } }),
};
