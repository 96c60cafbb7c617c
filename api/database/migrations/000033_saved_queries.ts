import { type Kysely, sql } from 'kysely';

/** Statements that analysts keep under a name, each for themselves. Whoever keeps one chooses its id. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table saved_queries (
      user_id uuid not null references users on delete cascade,
      id uuid not null,
      organization_id uuid not null references organizations on delete cascade,
      name text not null,
      statement text not null,
      parameters jsonb not null,
      saved_at timestamptz not null default clock_timestamp(),
      primary key (user_id, id)
    )`.execute(db);
  await sql`alter table saved_queries enable row level security`.execute(db);
  await sql`grant select, insert, delete on saved_queries to gaitway_viewer`.execute(db);
  await sql`grant update (name, statement, parameters, saved_at) on saved_queries to gaitway_viewer`.execute(
    db,
  );
  const own = sql`user_id = (select viewer_id())
    and organization_id = (select viewer_organization_id()) and (select viewer_in_group('analyst'))`;
  await sql`
    create policy own_saved_queries on saved_queries
      for all to gaitway_viewer using (${own}) with check (${own})`.execute(db);
}
