import Fastify from 'fastify';
import { Pool, types } from 'pg';
import { DATABASE_URL, objects, PORT, reportReady } from './peer-environment.ts';
import { PROVIDER_HEADER } from './provider-header.ts';
import { before, readSeries } from './shapes.ts';
import { POOL_SIZE } from './sql.ts';

/**
 * The limit: a route per page, hand-written SQL that loads plain rows, and the response concatenated as text. It has
 * no GraphQL, no other queries and no authentication.
 */
type Cell = string | number | boolean | null;

const asText = (text: string) => text;
/** Numbers stay text; times become ISO text without a Date. */
const PARSERS = new Map<number, (text: string) => Cell>([
  [types.builtins.TIMESTAMPTZ, toIso],
  [types.builtins.FLOAT8, asText],
  [types.builtins.JSONB, asText],
]);
const cells = {
  getTypeParser: (oid: number) =>
    PARSERS.get(oid) ?? (types.getTypeParser(oid) as (text: string) => Cell),
};

const pool = new Pool({ connectionString: DATABASE_URL, max: POOL_SIZE });
/** Rows as arrays, prepared once per connection. */
const statement = (name: string, text: string) => async (values: unknown[]) =>
  (await pool.query({ name, text, values, rowMode: 'array', types: cells })).rows as Cell[][];

const ASSIGNED = `select participant_id, assignments.id, assigned_at, test_types.id, key, test_types.name
  from assignments join test_types on test_types.id = test_type_id`;

const inCare = statement(
  'in-care',
  `select participants.id, given_name, family_name from care_team_members
     join participants on participants.id = participant_id
   where care_team_members.user_id = $1 order by family_name, given_name, participants.id limit 50`,
);
const assigned = statement(
  'assigned',
  `${ASSIGNED} where participant_id = any($1::uuid[]) order by test_types.name`,
);
const newest = statement(
  'newest',
  `select wanted.id, newest.* from unnest($1::uuid[]) as wanted(id) cross join lateral (
     select recordings.id, started_at, status, score, band_ok, band_low from recordings
       join organizations on organizations.id = organization_id
       left join scores on recording_id = recordings.id
     where recordings.participant_id = wanted.id order by started_at desc, recordings.id desc limit 1) as newest`,
);
const participant = statement(
  'participant',
  'select id, given_name, family_name, email, consented_at from participants where id = $1',
);
const providers = statement(
  'providers',
  `select users.id, given_name || ' ' || family_name, email
   from care_team_members join users on users.id = user_id
   where participant_id = $1 order by family_name, given_name`,
);
const models = statement(
  'models',
  `select distinct on (test_type_id) models.id, version, trained_at, cardinality(training_recording_ids),
     mean_absolute_error, baseline_error, low_confidence, test_types.id, key, test_types.name
   from models join test_types on test_types.id = test_type_id
   where participant_id = $1 order by test_type_id, version desc`,
);
const history = statement(
  'history',
  `select recordings.id, started_at, extract(epoch from ended_at - started_at)::float8, training, status,
     score, interval_low, interval_high, clinician_score, test_types.id, key, test_types.name,
     band_ok, band_low
   from recordings join organizations on organizations.id = recordings.organization_id
     join test_types on test_types.id = test_type_id left join scores on recording_id = recordings.id
   where recordings.participant_id = $1 order by started_at desc, recordings.id desc limit 201`,
);
const summary = statement(
  'summary',
  `select avg(score) filter (where started_at >= $3), count(*) filter (where started_at >= $3)::int,
     avg(score) filter (where started_at < $3)
   from recordings join scores on recording_id = recordings.id
   where recordings.participant_id = $1 and started_at >= $2 and started_at < $4`,
);
const recording = statement(
  'recording',
  `select recordings.id, started_at, ended_at, extract(epoch from ended_at - started_at)::float8, training,
     notes, status, score, interval_low, interval_high, clinician_score,
     jsonb_build_object('sampleRateHz', quality->'sampleRateHz', 'sampleCount', quality->'sampleCount',
       'gapCount', quality->'gapCount', 'longestGapMs', quality->'longestGapMs',
       'missingAxes', upper(quality->>'missingAxes')::jsonb),
     participants.id, given_name, family_name, test_types.id, key, test_types.name,
     models.id, version, trained_at, cardinality(training_recording_ids), mean_absolute_error, baseline_error,
     band_ok, band_low, recordings.organization_id
   from recordings join organizations on organizations.id = recordings.organization_id
     join participants on participants.id = recordings.participant_id
     join test_types on test_types.id = test_type_id left join scores on recording_id = recordings.id
     left join models on models.id = model_id
   where recordings.id = $1`,
);

const app = Fastify();
const page = (
  path: string,
  answer: (variables: Variables, providerId: string) => Promise<string>,
) =>
  app.post<{ Body: Variables }>(path, async (request, reply) => {
    const data = await answer(request.body, String(request.headers[PROVIDER_HEADER]));
    return reply.type('application/json; charset=utf-8').send(`{"data":${data}}`);
  });
interface Variables {
  readonly id: string;
  readonly from7: string;
  readonly from30: string;
  readonly to: string;
}

page('/home', async (_, providerId) => {
  const people = await inCare([providerId]);
  const ids = people.map(([id]) => id);
  const [tests, recordings] = await Promise.all([assigned([ids]), newest([ids])]);
  const testsOf = new Map<Cell, string>();
  for (const [id, , , ...test] of tests) {
    const text = `{"testType":${testType(test)}}`;
    const others = testsOf.get(id!);
    testsOf.set(id!, others === undefined ? text : `${others},${text}`);
  }
  const newestOf = new Map<Cell, string>();
  for (const [id, recordingId, startedAt, status, score, ok, low] of recordings) {
    newestOf.set(
      id!,
      `{"id":"${recordingId}","startedAt":"${startedAt}","status":"${status}","score":${score},"band":${band(score, ok, low)}}`,
    );
  }
  const edges = people.map(
    ([id, given, family]) =>
      `{"node":{"id":"${id}",${names(given, family)},"assignments":[${testsOf.get(id!) ?? ''}],` +
      `"latestRecording":${newestOf.get(id!) ?? 'null'}}}`,
  );
  return `{"participants":{"edges":[${edges.join()}]}}`;
});

page('/participant-detail', async ({ id }) => {
  const [[person], team, tests, learned] = await Promise.all([
    participant([id]),
    providers([id]),
    assigned([[id]]),
    models([id]),
  ]);
  const [, given, family, email, consentedAt] = person!;
  const careProviders = team.map(
    ([id, name, email]) => `{"id":"${id}","name":${json(name)},"email":${json(email)}}`,
  );
  const assignments = tests.map(
    ([, id, assignedAt, ...test]) =>
      `{"id":"${id}","assignedAt":"${assignedAt}","testType":${testType(test)}}`,
  );
  const cards = learned.map(
    ([id, version, trainedAt, count, error, baseline, unsure, ...test]) =>
      `{"id":"${id}","version":${version},"trainedAt":"${trainedAt}","trainingCount":${count},` +
      `"meanAbsoluteError":${error},"baselineError":${baseline},"lowConfidence":${unsure},"testType":${testType(test)}}`,
  );
  return (
    `{"participant":{"id":"${id}",${names(given, family)},"email":${json(email)},` +
    `"consentedAt":${quoted(consentedAt)},"careProviders":[${careProviders.join()}],` +
    `"assignments":[${assignments.join()}],"models":[${cards.join()}]}}`
  );
});

page('/history', async ({ id, from7, from30, to }) => {
  const end = new Date(to);
  const since = (from: Date) => summary([id, before({ from, to: end }), from, end]);
  const [rows, [week], [month]] = await Promise.all([
    history([id]),
    since(new Date(from7)),
    since(new Date(from30)),
  ]);
  const shown = rows.slice(0, 200);
  const edges = shown.map(
    ([
      id,
      startedAt,
      seconds,
      training,
      status,
      score,
      low,
      high,
      clinician,
      test,
      key,
      name,
      ok,
      lo,
    ]) =>
      `{"node":{"id":"${id}","startedAt":"${startedAt}","durationSeconds":${seconds},"training":${training},` +
      `"status":"${status}","score":${score},"scoreInterval":${interval(low, high)},"band":${band(score, ok, lo)},` +
      `"clinicianScore":${clinician},"testType":${testType([test!, key!, name!])}}}`,
  );
  const last = shown.at(-1);
  const cursor = last && Buffer.from(`["${last[1]}","${last[0]}"]`).toString('base64url');
  return (
    `{"participant":{"recordings":{"edges":[${edges.join()}],"pageInfo":{` +
    `"hasNextPage":${rows.length > 200},"endCursor":${quoted(cursor ?? null)}}},` +
    `"average7":${scores(week!)},"average30":${scores(month!)}}}`
  );
});

page('/recording', async ({ id }) => {
  const [row] = await recording([id]);
  const [, startedAt, endedAt, seconds, training, notes, status, score, low, high, clinician] =
    row!;
  const [quality, person, given, family, test, key, name, model, version, trainedAt] =
    row!.slice(11);
  const [count, error, baseline, ok, lo, organization] = row!.slice(21);
  const place = {
    id,
    participantId: String(person),
    organizationId: String(organization),
  };
  const series = await readSeries(objects, place, ['AX', 'AY', 'AZ'], 1000);
  return (
    `{"recording":{"id":"${id}","startedAt":"${startedAt}","endedAt":"${endedAt}","durationSeconds":${seconds},` +
    `"training":${training},"notes":${json(notes)},"status":"${status}","score":${score},` +
    `"scoreInterval":${interval(low, high)},"band":${band(score, ok, lo)},"clinicianScore":${clinician},` +
    `"quality":${quality},"participant":{"id":"${person}",${names(given, family)}},` +
    `"testType":${testType([test!, key!, name!])},"model":${
      model === null
        ? null
        : `{"id":"${model}","version":${version},"trainedAt":"${trainedAt}","trainingCount":${count},` +
          `"meanAbsoluteError":${error},"baselineError":${baseline}}`
    },"series":${JSON.stringify(series)}}}`
  );
});

await app.listen({ port: PORT, host: '127.0.0.1' });
reportReady();

const json = (text: Cell | undefined) => (text === null ? 'null' : JSON.stringify(text));
const quoted = (text: Cell | undefined) => (text === null ? 'null' : `"${text}"`);
function names(given: Cell | undefined, family: Cell | undefined): string {
  return `"givenName":${json(given)},"familyName":${json(family)}`;
}
function testType([id, key, name]: Cell[]): string {
  return `{"id":"${id}","key":"${key}","name":${json(name)}}`;
}
function band(score: Cell | undefined, ok: Cell | undefined, low: Cell | undefined): string {
  if (score === null) return 'null';
  const value = Number(score);
  return value >= Number(ok) ? '"OK"' : value >= Number(low) ? '"LOW"' : '"VERY_LOW"';
}
function interval(low: Cell | undefined, high: Cell | undefined): string {
  return low === null ? 'null' : `{"low":${low},"high":${high}}`;
}
function scores([average, count, previous]: Cell[]): string {
  const change = average === null || previous === null ? null : Number(average) - Number(previous);
  return `{"average":${average},"count":${count},"previousAverage":${previous},"change":${change}}`;
}

/** Converts `2026-02-28 23:12:00.12+00`, Postgres' format in UTC, without a Date. */
function toIso(text: string): string {
  const fraction = text.length > 22 ? text.slice(20, -3).padEnd(3, '0') : '000';
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
}
