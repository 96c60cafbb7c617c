import { type Kysely, sql } from 'kysely';
import expected from './access-rules.json';

/** What PostgreSQL enforces for viewers: each rule as one line of text. */
export interface AccessRules {
  /** Tables with row-level security. */
  readonly tables: readonly string[];
  /** Policies as `table.policy`. */
  readonly policies: readonly string[];
  /** Privileges of the role of viewers, such as `participants SELECT` or `participants.email UPDATE`. */
  readonly grants: readonly string[];
}

/** The role that row-level security applies to (docs/decisions/0002). */
const ROLE = 'gaitway_viewer';

export async function readAccessRules<Tables>(db: Kysely<Tables>): Promise<AccessRules> {
  const { rows } = await sql<AccessRules>`
    with tables as (
      select oid, relname::text as name, relrowsecurity, relacl from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')
    ), viewers as (
      select oid from pg_roles where rolname = ${ROLE}
    )
    select
      array(select name from tables where relrowsecurity order by name) as tables,
      array(select tables.name || '.' || polname from pg_policy
        join tables on tables.oid = polrelid order by 1) as policies,
      array(
        select name || ' ' || privilege_type from tables, aclexplode(relacl)
          where grantee in (select oid from viewers)
        union all
        select tables.name || '.' || attname || ' ' || privilege_type from pg_attribute
          join tables on tables.oid = attrelid, aclexplode(attacl)
          where grantee in (select oid from viewers)
        order by 1
      ) as grants`.execute(db);
  return rows[0]!;
}

/**
 * Compares the rules of a migrated database with those of this version.
 * @returns what is wrong and what to do; null when every rule is in place
 */
export async function accessRuleProblem<Tables>(db: Kysely<Tables>): Promise<string | null> {
  const { rows } = await sql<{ isMember: boolean }>`
    select pg_has_role(current_user, oid, 'MEMBER') as "isMember"
    from pg_roles where rolname = ${ROLE}`.execute(db);
  if (rows[0] === undefined) return missingRole;
  if (!rows[0].isMember) return notMember;
  const found = await readAccessRules(db);
  const missing = (['tables', 'policies', 'grants'] as const).flatMap((kind) =>
    expected[kind].filter((rule) => !found[kind].includes(rule)),
  );
  return missing.length === 0 ? null : missingRules(missing);
}

const RESTORE =
  `Create it with "create role ${ROLE} nologin; grant ${ROLE} to <the user of DATABASE_URL>", ` +
  'then restore the dump again into an empty database.';

const missingRole = `The server has no role ${ROLE}, so nothing limits what viewers see. ${RESTORE}`;

const notMember =
  `The user of the database may not act as ${ROLE}. ` +
  `Run "grant ${ROLE} to <the user of DATABASE_URL>" as the owner of the server.`;

const missingRules = (missing: readonly string[]): string =>
  `The database lacks ${missing.length} of its access rules, such as ${missing.slice(0, 3).join(', ')}. ` +
  `It was probably restored while the server had no role ${ROLE}. Restore the dump again into an empty database.`;
