import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { systemScope } from '../../../api/auth/scope.ts';
import { startGateway, type TestGateway, type TestUser } from '../../support/start-gateway.ts';

/** A gateway with two care providers, with few and with many participants, and two long recordings. */
export interface BenchClinic {
  readonly gateway: TestGateway;
  /** By number of participants. */
  readonly providers: ReadonlyMap<number, TestUser>;
  /** Ids of recordings, by number of samples of nine axes. */
  readonly recordings: ReadonlyMap<number, string>;
}

const STEP_MS = 10;
const STARTED_AT_MS = Date.UTC(2026, 0, 1);
const AXES = ['ax', 'ay', 'az', 'gx', 'gy', 'gz', 'mx', 'my', 'mz'];

export async function openBenchClinic(
  caseloads: readonly number[],
  sampleCounts: readonly number[],
): Promise<BenchClinic> {
  const gateway = await startGateway();
  const organizationId = await gateway.newOrganization('Benchmark clinic');
  const providers = new Map<number, TestUser>();
  for (const caseload of caseloads) {
    const provider = await gateway.newUser(organizationId, 'careProvider');
    if (providers.size === 0) await createTestType(gateway, provider);
    await addPeople(gateway, provider, caseload);
    providers.set(caseload, provider);
  }
  const [provider] = providers.values();
  const recordings = new Map<number, string>();
  for (const count of sampleCounts) {
    recordings.set(count, await submit(gateway, provider!, count));
  }
  return { gateway, providers, recordings };
}

const createTestType = (gateway: TestGateway, provider: TestUser) =>
  gateway.graphql(
    'mutation ($input: CreateTestTypeInput!) { createTestType(input: $input) { testType { id } } }',
    { input: { key: 'sit-to-stand', name: 'Sit to stand' } },
    provider.token,
  );

/**
 * Participants with a model, an assigned test and three scores each; inserted in bulk, since there are thousands.
 */
async function addPeople(gateway: TestGateway, provider: TestUser, count: number): Promise<void> {
  const { userId, organizationId } = provider;
  await gateway.gateway.database.within(systemScope('benchmark'), async (tx) => {
    await sql`
      with test as (select id from test_types where organization_id = ${organizationId}::uuid),
      people as (
        insert into participants (organization_id, given_name, family_name, consented_at)
        select ${organizationId}::uuid, (array['Ada', 'Bruno', 'Chloe', 'Dmitri', 'Elif'])[n % 5 + 1],
          (array['Abbott', 'Brandt', 'Castillo', 'Lindqvist', 'Moreau'])[n % 7 % 5 + 1] || ' ' || n, now()
        from generate_series(1, ${count}::int) as n returning id)
      , team as (insert into care_team_members (participant_id, user_id)
        select id, ${userId}::uuid from people returning participant_id)
      insert into assignments (participant_id, test_type_id, assigned_by)
      select people.id, test.id, ${userId}::uuid from people, test`.execute(tx.sql);
    await sql`
      insert into models (organization_id, participant_id, test_type_id, version, artifact_key, feature_version,
        training_sha256, training_recording_ids, mean_absolute_error, baseline_error, low_confidence)
      select ${organizationId}::uuid, participant_id, test_types.id, 1, 'none', 1, md5(participant_id::text), '{}', 5, 9, false
      from care_team_members, test_types
      where user_id = ${userId}::uuid and organization_id = ${organizationId}::uuid`.execute(
      tx.sql,
    );
    await sql`
      insert into recordings (id, organization_id, participant_id, test_type_id, started_at, ended_at, training, status,
        content_sha256, converted_at)
      select gen_random_uuid(), ${organizationId}::uuid, participant_id, test_type_id, now() - n * interval '3 days',
        now() - n * interval '3 days' + interval '30 s', false, 'SCORED', md5(participant_id::text || n), now()
      from models join care_team_members using (participant_id), generate_series(1, 3) as n
      where user_id = ${userId}::uuid`.execute(tx.sql);
    await sql`
      insert into scores (recording_id, participant_id, model_id, score, interval_low, interval_high, low_confidence)
      select recordings.id, participant_id, models.id, score, greatest(0, score - 7), least(100, score + 7), false
      from recordings join models using (participant_id, test_type_id)
        join care_team_members using (participant_id),
        lateral (select 30 + abs(hashtext(recordings.id::text)) % 60 as score) as scored
      where user_id = ${userId}::uuid`.execute(tx.sql);
    // Scores are inserted after their recordings, so the participants' states must be refreshed.
    await sql`
      select refresh_participant_states(array(
        select participant_id from care_team_members where user_id = ${userId}::uuid))`.execute(
      tx.sql,
    );
    await sql`analyze`.execute(tx.sql);
  });
}

/** A walk with noise and steps; waits until it is converted. */
async function submit(gateway: TestGateway, provider: TestUser, count: number): Promise<string> {
  const rows = Array.from({ length: count }, (_, row) => row);
  const samples: Record<string, readonly unknown[]> = {
    ts: rows.map((row) => new Date(STARTED_AT_MS + row * STEP_MS).toISOString()),
  };
  for (const [place, axis] of AXES.entries()) {
    samples[axis] = rows.map((row) => {
      const step = Math.sin((row * (place + 2)) / 50) * 3;
      const noise = (Math.imul(row * 9 + place, 2654435761) >>> 0) / 2 ** 32;
      return Number((step + noise).toFixed(5));
    });
  }
  const { data } = await gateway.graphql<{
    participants: { edges: { node: { id: string } }[] };
  }>('{ participants(first: 1) { edges { node { id } } } }', {}, provider.token);
  const id = randomUUID();
  const { errors } = await gateway.graphql(
    'mutation ($input: SubmitRecordingInput!) { submitRecording(input: $input) { recording { id } } }',
    {
      input: {
        id,
        participantId: data.participants.edges[0]!.node.id,
        testType: 'sit-to-stand',
        training: false,
        samples,
      },
    },
    provider.token,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  await gateway.recordingBecomes(id, 'AWAITING_MODEL', 'SCORED', 'FAILED');
  return id;
}
