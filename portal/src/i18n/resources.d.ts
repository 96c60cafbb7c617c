import 'i18next';
import type common from './en/common.json';
import type palette from './en/palette.json';
import type participant from './en/participant.json';
import type participants from './en/participants.json';
import type recording from './en/recording.json';
import type signIn from './en/sign-in.json';

/** English says which keys there are; TypeScript refuses any other one. A new file has its line here. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      palette: typeof palette;
      participant: typeof participant;
      participants: typeof participants;
      recording: typeof recording;
      'sign-in': typeof signIn;
    };
  }
}
