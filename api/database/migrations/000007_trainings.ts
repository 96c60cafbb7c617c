import { type Kysely, sql } from 'kysely';

/** Trainings that outlive a job, and models whose artifact is gone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table trainings (
      participant_id uuid not null references participants on delete cascade,
      test_type_id uuid not null references test_types,
      organization_id uuid not null references organizations,
      version integer not null,
      training_sha256 text not null,
      examples jsonb not null,
      attempt integer not null,
      under_way boolean not null,
      started_at timestamptz not null default now(),
      primary key (participant_id, test_type_id)
    )`.execute(db);
  await sql`alter table trainings enable row level security`.execute(db);
  await sql`alter table models add column lost_at timestamptz`.execute(db);
}
