import type { Pool } from 'pg';

/**
 * Vacuums and analyzes the tables that need it, by the thresholds of PostgreSQL's autovacuum, which does not run in the
 * embedded database. One statement for each table, so that others run in between.
 */
export async function vacuumWhereNeeded(pool: Pool): Promise<readonly string[]> {
  await pool.query('select pg_stat_force_next_flush()'); // what the last statements did counts too
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
      where n_dead_tup > 50 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup
      order by 1`,
  );
  for (const { name } of rows) await pool.query(`vacuum (analyze) ${name}`); // quoted by format
  return rows.map(({ name }) => name);
}
