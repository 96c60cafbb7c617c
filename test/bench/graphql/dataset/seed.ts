import type { Client } from 'pg';
import { CLINIC, organizationId, PARTICIPANTS_BETWEEN_PROVIDERS, TODAY } from './clinic.ts';

/** One step of the seed: its title and its statement. */
export interface SeedStep {
  readonly title: string;
  readonly sql: string;
}

const GIVEN =
  'Ada Bruno Chloe Dmitri Elif Farid Greta Hugo Ines Jonas Kaia Liam Mina Noor Otto Priya';
const FAMILY =
  'Abbott Brandt Castillo Dahl Eriksen Fontaine Grimaldi Haddad Iversen Jansen Kowalski Lindqvist ' +
  'Moreau Novak Okafor Petrov Quintero Rossi Santos Tanaka Ueda Vargas Weber Yilmaz Zhang';
const array = (names: string) => `'{${names.split(' ').join(',')}}'::text[]`;

/** Participant `p` is assigned and does these two tests; every third participant is assigned one more. */
const test = (offset: string) =>
  `pg_temp.uuid_of('test-type-' || ((p + ${offset}) % ${CLINIC.testTypes.length}))`;
const historyOf = `case when p % ${CLINIC.longHistoryEvery} = 0
  then ${CLINIC.longHistory} else ${CLINIC.shortHistory} end`;
/** The oldest recordings of each participant, half of each test, trained the models. */
const TAUGHT = 20;
const ALL_PARTICIPANTS = `generate_series(0, ${CLINIC.participants} - 1) as p`;

/** Creates the whole clinic, each table in one statement, with the same rows every time. */
export const SEED_STEPS: readonly SeedStep[] = [
  {
    title: 'a function that returns the same uuid for the same name, of version 4',
    sql: `create function pg_temp.uuid_of(name text) returns uuid language sql immutable
      return overlay(overlay(md5(name) placing '4' from 13) placing '8' from 17)::uuid`,
  },
  {
    title: 'a function that returns the same fraction, from 0 to 1, for the same text',
    sql: `create function pg_temp.fraction(name text) returns double precision language sql immutable
      return ('x' || substr(md5(name), 1, 8))::bit(32)::bigint / 4294967296.0::double precision`,
  },
  {
    title: 'the organization and its test types',
    sql: `with organization as (
        insert into organizations (id, name) values ('${organizationId}', 'Benchmark clinic') returning id)
      insert into test_types (id, organization_id, key, name, instructions)
      select pg_temp.uuid_of('test-type-' || (n - 1)), organization.id, key,
        initcap(replace(key, '-', ' ')), 'Do it once, at your own speed.'
      from organization, unnest('{${CLINIC.testTypes.join(',')}}'::text[]) with ordinality as t(key, n)`,
  },
  {
    title: `${CLINIC.providers} care providers`,
    sql: `insert into users (id, organization_id, email, given_name, family_name, groups)
      select pg_temp.uuid_of('provider-' || n), '${organizationId}', 'provider-' || n || '@clinic.example',
        (${array(GIVEN)})[n % 16 + 1], (${array(FAMILY)})[n % 25 + 1], '{careProvider}'
      from generate_series(0, ${CLINIC.providers} - 1) as n`,
  },
  {
    // These accounts cannot sign in; the tokens are signed with the pool's key.
    title: 'their accounts and sessions',
    sql: `with accounts as (
        insert into user_pool.accounts
          (id, email, given_name, family_name, password_hash, srp_user_id, srp_salt, srp_verifier,
            confirmed_at)
        select id, email, given_name, family_name, '', id, '', '', now() from users returning id, email)
      insert into user_pool.sessions (id, account_id, signed_in_at, expires_at, idle_until)
      select pg_temp.uuid_of('session-' || substring(email from '\\d+')), id, now(), '2100-01-01',
        '2100-01-01' from accounts`,
  },
  {
    title: `${CLINIC.participants} participants`,
    sql: `insert into participants
        (id, organization_id, identity_id, given_name, family_name, email, consented_at)
      select pg_temp.uuid_of('participant-' || p), '${organizationId}', 'bench:participant-' || p,
        (${array(GIVEN)})[(16 * pg_temp.fraction('given-' || p))::int % 16 + 1],
        (${array(FAMILY)})[(25 * pg_temp.fraction('family-' || p))::int % 25 + 1],
        case when p % 2 = 0 then 'participant-' || p || '@home.example' end,
        case when p % 10 <> 9 then timestamptz '2025-06-01Z' + p * interval '31 min' end
      from ${ALL_PARTICIPANTS}`,
  },
  {
    title: 'care teams',
    sql: `insert into care_team_members (participant_id, user_id)
      select pg_temp.uuid_of('participant-' || (n * ${PARTICIPANTS_BETWEEN_PROVIDERS} + i) % ${CLINIC.participants}),
        pg_temp.uuid_of('provider-' || n)
      from generate_series(0, ${CLINIC.providers} - 1) as n,
        generate_series(0, ${CLINIC.participantsPerProvider} - 1) as i`,
  },
  {
    title: 'assignments',
    sql: `insert into assignments (id, participant_id, test_type_id, assigned_by, assigned_at)
      select pg_temp.uuid_of('assignment-' || p || '-' || i), pg_temp.uuid_of('participant-' || p), ${test('i')},
        pg_temp.uuid_of('provider-' || p / ${PARTICIPANTS_BETWEEN_PROVIDERS}),
        timestamptz '2025-06-02Z' + p * interval '31 min'
      from ${ALL_PARTICIPANTS}, generate_series(0, 1 + (p % 3 = 0)::int) as i`,
  },
  {
    title: 'models',
    sql: `insert into models (id, organization_id, participant_id, test_type_id, version, artifact_key,
        feature_version, training_sha256, training_recording_ids, mean_absolute_error, baseline_error,
        low_confidence, trained_at)
      select pg_temp.uuid_of('model-' || p || '-' || i), '${organizationId}', pg_temp.uuid_of('participant-' || p),
        ${test('i')}, 1, 'models/' || p || '-' || i, 1, md5('learned-' || p || '-' || i),
        array(select pg_temp.uuid_of('recording-' || p || '-' || k)
          from generate_series((${historyOf}) - ${TAUGHT} + i, (${historyOf}) - 1, 2) as k),
        3 + 4 * pg_temp.fraction('error-' || p || i), 6 + 5 * pg_temp.fraction('baseline-' || p || i),
        p % 7 = 0, timestamptz '2025-12-01Z' + p * interval '1 min'
      from ${ALL_PARTICIPANTS}, generate_series(0, 1) as i`,
  },
  {
    // In order of arrival, so that one participant's rows are as scattered as in reality.
    title: `${CLINIC.recordings} recordings`,
    sql: `insert into recordings (id, organization_id, participant_id, test_type_id, started_at, ended_at,
        training, clinician_score, notes, status, failure_code, failure_message, failure_retryable,
        content_sha256, received_at, converted_at, quality)
      select pg_temp.uuid_of('recording-' || p || '-' || k), '${organizationId}', pg_temp.uuid_of('participant-' || p),
        ${test('k % 2')}, started_at, started_at + (20 + chance * 60)::int * interval '1 s' + k * interval '7 ms',
        status = 'TRAINING', case when status = 'TRAINING' or k % 9 = 0 then (100 * chance)::int end,
        case when k % 11 = 0 then 'With the walking stick.' end, status,
        case when status = 'FAILED' then 'CONVERSION_FAILED' end,
        case when status = 'FAILED' then 'The recording could not be converted.' end,
        case when status = 'FAILED' then true end,
        md5('content-' || p || k), started_at + interval '2 min', started_at + interval '3 min',
        case when status <> 'FAILED' then jsonb_build_object('sampleCount', (2000 + 6000 * chance)::int,
          'durationSeconds', 20 + chance * 60, 'sampleRateHz', 99 + chance, 'gapCount', k % 3,
          'longestGapMs', 40 * (k % 3), 'trimmedCount', 0, 'reorderedCount', 0, 'duplicateStampCount', 0,
          'columnLengths', null, 'missingAxes', '[]'::jsonb, 'utcOffsetChangeCount', 0,
          'finerStampCount', 0, 'utcOffsetMinutes', 60) end
      from ${ALL_PARTICIPANTS}, generate_series(0, (${historyOf}) - 1) as k,
        lateral (select pg_temp.fraction('recording-' || p || '-' || k) offset 0) as f(chance),
        lateral (select timestamptz '${TODAY.toISOString()}'
          - (k + 0.1 + 0.8 * chance) * case when p % ${CLINIC.longHistoryEvery} = 0
              then interval '8 hours' else interval '2 days' end) as s(exact),
        lateral (select date_trunc('milliseconds', exact)) as m(started_at),
        lateral (select case when k >= (${historyOf}) - ${TAUGHT} then 'TRAINING'
          when k = 0 and p % 10 = 3 then 'AWAITING_MODEL' when k % 41 = 7 then 'FAILED' else 'SCORED' end) as t(status)
      order by started_at`,
  },
  {
    title: 'their scores',
    sql: `insert into scores
        (recording_id, participant_id, model_id, score, interval_low, interval_high, low_confidence, scored_at)
      select recordings.id, participant_id, models.id, score, greatest(0, score - 7.25), least(100, score + 7.25),
        models.low_confidence, started_at + interval '4 min'
      from recordings join models using (participant_id, test_type_id),
        lateral (select 25 + 70 * pg_temp.fraction('score-' || recordings.id) offset 0) as s(score)
      where status = 'SCORED'`,
  },
  {
    title: 'what is kept about each participant, which no trigger did',
    sql: `select refresh_participant_states(array(select id from participants))`,
  },
];

/** Fills the migrated, empty database. */
export async function seed(client: Client, say: (line: string) => void): Promise<void> {
  // Without foreign key checks per row and without notifications: four times as fast.
  await client.query('set session_replication_role = replica');
  for (const { title, sql } of SEED_STEPS) {
    const startedAt = performance.now();
    await client.query(sql);
    say(`  ${title}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
  await client.query('reset session_replication_role');
}
