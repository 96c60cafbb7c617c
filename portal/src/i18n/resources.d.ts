import 'i18next';
import type assignments from '../components/assignments/texts.en.json';
import type charts from '../components/charts/texts.en.json';
import type erasure from '../components/erasure/texts.en.json';
import type frame from '../components/frame/texts.en.json';
import type invitations from '../components/invitations/texts.en.json';
import type palette from '../components/palette/texts.en.json';
import type account from '../pages/account/texts.en.json';
import type admin from '../pages/admin/texts.en.json';
import type adminAudit from '../pages/admin/audit/texts.en.json';
import type adminJobs from '../pages/admin/jobs/texts.en.json';
import type adminSettings from '../pages/admin/settings/texts.en.json';
import type adminStatus from '../pages/admin/status/texts.en.json';
import type adminTestTypes from '../pages/admin/test-types/texts.en.json';
import type adminUsers from '../pages/admin/users/texts.en.json';
import type home from '../pages/home/texts.en.json';
import type myInvitations from '../pages/invitations/texts.en.json';
import type myData from '../pages/my-data/texts.en.json';
import type participant from '../pages/participant/texts.en.json';
import type participants from '../pages/participants/texts.en.json';
import type recording from '../pages/recording/texts.en.json';
import type signIn from '../pages/sign-in/texts.en.json';
import type sql from '../pages/sql/texts.en.json';
import type ui from '../ui/texts.en.json';
import type problems from '../ui/problems/texts.en.json';

/** The English files define the keys; TypeScript rejects any other. A new file needs a line here. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      account: typeof account;
      admin: typeof admin &
        typeof adminAudit &
        typeof adminJobs &
        typeof adminSettings &
        typeof adminStatus &
        typeof adminTestTypes &
        typeof adminUsers;
      common: typeof assignments & typeof charts & typeof frame & typeof ui;
      erasure: typeof erasure;
      invitation: typeof invitations;
      invitations: typeof myInvitations;
      'my-data': typeof myData;
      palette: typeof palette;
      participant: typeof participant;
      participants: typeof home & typeof participants;
      problems: typeof problems;
      recording: typeof recording;
      'sign-in': typeof signIn;
      sql: typeof sql;
    };
  }
}
