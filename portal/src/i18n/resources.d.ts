import 'i18next';
import type account from './en/account.json';
import type admin from './en/admin.json';
import type common from './en/common.json';
import type palette from './en/palette.json';
import type participant from './en/participant.json';
import type participants from './en/participants.json';
import type recording from './en/recording.json';
import type erasure from './en/erasure.json';
import type invitation from './en/invitation.json';
import type problems from './en/problems.json';
import type myData from './en/my-data.json';
import type sql from './en/sql.json';
import type signIn from './en/sign-in.json';

/** English says which keys there are; TypeScript refuses any other one. A new file has its line here. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      account: typeof account;
      admin: typeof admin;
      common: typeof common;
      palette: typeof palette;
      participant: typeof participant;
      participants: typeof participants;
      erasure: typeof erasure;
      invitation: typeof invitation;
      'my-data': typeof myData;
      problems: typeof problems;
      recording: typeof recording;
      'sign-in': typeof signIn;
      sql: typeof sql;
    };
  }
}
