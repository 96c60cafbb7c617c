import type { Migration } from 'kysely';
import * as baseline from './000001_baseline.ts';
import * as deletedRecordings from './000002_deleted_recordings.ts';
import * as newcomers from './000003_newcomers.ts';
import * as searchCollation from './000004_search_collation.ts';
import * as scoresFromPhones from './000005_scores_from_phones.ts';
import * as hiddenAccounts from './000006_hidden_accounts.ts';
import * as idleSessions from './000007_idle_sessions.ts';
import * as sessionEnds from './000008_session_ends.ts';
import * as analystPrivacy from './000009_analyst_privacy.ts';

/** Every migration in its order. A released migration is never edited; the next one corrects it. */
export const migrations: Readonly<Record<string, Migration>> = {
  '000001_baseline': baseline,
  '000002_deleted_recordings': deletedRecordings,
  '000003_newcomers': newcomers,
  '000004_search_collation': searchCollation,
  '000005_scores_from_phones': scoresFromPhones,
  '000006_hidden_accounts': hiddenAccounts,
  '000007_idle_sessions': idleSessions,
  '000008_session_ends': sessionEnds,
  '000009_analyst_privacy': analystPrivacy,
};
