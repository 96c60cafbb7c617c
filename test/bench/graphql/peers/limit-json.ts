import Fastify from 'fastify';
import { Pool } from 'pg';
import { DATABASE_URL, PORT, objects, reportReady } from './peer-environment.ts';
import { PROVIDER_HEADER } from './provider-header.ts';
import { before, readSeries } from './shapes.ts';
import { POOL_SIZE } from './sql.ts';

/** The other limit: one statement per page, with JSON built by Postgres and forwarded as text. */
const pool = new Pool({ connectionString: DATABASE_URL, max: POOL_SIZE });
const statement = (name: string, text: string) => async (values: unknown[]) =>
  (await pool.query<{ answer: string }>({ name, text, values })).rows[0]!.answer;

const iso = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const TEST_TYPE = `json_build_object('id', test_types.id, 'key', key, 'name', test_types.name)`;
const BAND = `case when score >= band_ok then 'OK' when score >= band_low then 'LOW'
  when score is not null then 'VERY_LOW' end`;
const INTERVAL = `case when score is not null
  then json_build_object('low', interval_low, 'high', interval_high) end`;
const list = (rows: string, order: string, source: string) =>
  `(select coalesce(json_agg(${rows} order by ${order}), '[]') ${source})`;
const SCORED = `recordings join organizations on organizations.id = recordings.organization_id
  left join scores on recording_id = recordings.id`;

const home = statement(
  'home',
  `select json_build_object('data', json_build_object('participants', json_build_object('edges',
     coalesce(json_agg(json_build_object('node', json_build_object('id', p.id, 'givenName', given_name,
       'familyName', family_name,
       'assignments', ${list(
         `json_build_object('testType', ${TEST_TYPE})`,
         'test_types.name',
         'from assignments join test_types on test_types.id = test_type_id where participant_id = p.id',
       )},
       'latestRecording', (select json_build_object('id', recordings.id, 'startedAt', ${iso('started_at')},
           'status', status, 'score', score, 'band', ${BAND})
         from ${SCORED} where recordings.participant_id = p.id order by started_at desc, recordings.id desc limit 1)))
       order by family_name, given_name, p.id), '[]'))))::text as answer
   from (select participants.* from care_team_members join participants on participants.id = participant_id
     where care_team_members.user_id = $1 order by family_name, given_name, participants.id limit 50) as p`,
);
const detail = statement(
  'detail',
  `select json_build_object('data', json_build_object('participant', json_build_object('id', p.id,
     'givenName', given_name, 'familyName', family_name, 'email', email, 'consentedAt', ${iso('consented_at')},
     'careProviders', ${list(
       `json_build_object('id', users.id, 'name', users.given_name || ' ' || users.family_name, 'email', users.email)`,
       'users.family_name, users.given_name',
       'from care_team_members join users on users.id = user_id where participant_id = p.id',
     )},
     'assignments', ${list(
       `json_build_object('id', assignments.id, 'assignedAt', ${iso('assigned_at')}, 'testType', ${TEST_TYPE})`,
       'test_types.name',
       'from assignments join test_types on test_types.id = test_type_id where participant_id = p.id',
     )},
     'models', ${list(
       `json_build_object('id', m.id, 'version', version, 'trainedAt', ${iso('trained_at')},
          'trainingCount', cardinality(training_recording_ids), 'meanAbsoluteError', mean_absolute_error,
          'baselineError', baseline_error, 'lowConfidence', low_confidence, 'testType', ${TEST_TYPE})`,
       'test_type_id',
       `from (select distinct on (test_type_id) * from models where participant_id = p.id
          order by test_type_id, version desc) as m join test_types on test_types.id = test_type_id`,
     )})))::text as answer
   from participants as p where p.id = $1`,
);
const summary = (before: number, from: number) =>
  `(select json_build_object('average', average, 'count', count, 'previousAverage', previous,
     'change', average - previous)
   from (select avg(score) filter (where started_at >= $${from}) as average,
       count(*) filter (where started_at >= $${from}) as count,
       avg(score) filter (where started_at < $${from}) as previous
     from recordings join scores on recording_id = recordings.id
     where recordings.participant_id = $1 and started_at >= $${before} and started_at < $2) as s)`;
const history = statement(
  'history',
  `select json_build_object('data', json_build_object('participant', json_build_object(
     'recordings', (select json_build_object(
         'edges', json_agg(node order by started_at desc, id desc) filter (where n <= 200),
         'pageInfo', json_build_object('hasNextPage', count(*) > 200,
           'endCursor', min(id::text) filter (where n = 200)))
       from (select recordings.id, started_at, row_number() over (order by started_at desc, recordings.id desc) as n,
           json_build_object('node', json_build_object('id', recordings.id, 'startedAt', ${iso('started_at')},
             'durationSeconds', extract(epoch from ended_at - started_at)::float8, 'training', training,
             'status', status, 'score', score, 'scoreInterval', ${INTERVAL}, 'band', ${BAND},
             'clinicianScore', clinician_score, 'testType', ${TEST_TYPE})) as node
         from ${SCORED} join test_types on test_types.id = test_type_id
         where recordings.participant_id = $1 order by started_at desc, recordings.id desc limit 201) as page),
     'average7', ${summary(3, 4)}, 'average30', ${summary(5, 6)})))::text as answer`,
);
const recording = statement(
  'recording',
  `select json_build_object('id', recordings.id, 'startedAt', ${iso('started_at')}, 'endedAt', ${iso('ended_at')},
     'durationSeconds', extract(epoch from ended_at - started_at)::float8, 'training', training, 'notes', notes,
     'status', status, 'score', score, 'scoreInterval', ${INTERVAL}, 'band', ${BAND},
     'clinicianScore', clinician_score,
     'quality', json_build_object('sampleRateHz', quality->'sampleRateHz', 'sampleCount', quality->'sampleCount',
       'gapCount', quality->'gapCount', 'longestGapMs', quality->'longestGapMs',
       'missingAxes', upper(quality->>'missingAxes')::jsonb),
     'participant', json_build_object('id', participants.id, 'givenName', given_name, 'familyName', family_name),
     'testType', ${TEST_TYPE},
     'model', case when models.id is not null then json_build_object('id', models.id, 'version', version,
       'trainedAt', ${iso('trained_at')}, 'trainingCount', cardinality(training_recording_ids),
       'meanAbsoluteError', mean_absolute_error, 'baselineError', baseline_error) end)::text as answer
   from ${SCORED} join participants on participants.id = recordings.participant_id
     join test_types on test_types.id = test_type_id left join models on models.id = model_id
   where recordings.id = $1`,
);

interface Variables {
  readonly id: string;
  readonly from7: string;
  readonly from30: string;
  readonly to: string;
  /**
   * Where the samples are stored. They are variables, because the text that the statement returns is not parsed here.
   */
  readonly organizationId: string;
  readonly participantId: string;
}

const app = Fastify();
const page = (
  path: string,
  answer: (variables: Variables, providerId: string) => Promise<string>,
) =>
  app.post<{ Body: Variables }>(path, async (request, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .send(await answer(request.body, String(request.headers[PROVIDER_HEADER]))),
  );

page('/home', (_, providerId) => home([providerId]));
page('/participant-detail', ({ id }) => detail([id]));
page('/history', ({ id, from7, from30, to }) => {
  const end = new Date(to);
  const since = (from: Date) => [before({ from, to: end }), from];
  return history([id, end, ...since(new Date(from7)), ...since(new Date(from30))]);
});
page('/recording', async (place) => {
  const [text, series] = await Promise.all([
    recording([place.id]),
    readSeries(objects, place, ['AX', 'AY', 'AZ'], 1000),
  ]);
  return `{"data":{"recording":${text.slice(0, -1)},"series":${JSON.stringify(series)}}}}`;
});

await app.listen({ port: PORT, host: '127.0.0.1' });
reportReady();
