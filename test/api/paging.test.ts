import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../api/auth/scope.ts';
import { startGateway, type TestGateway, type TestUser } from '../support/start-gateway.ts';

let gateway: TestGateway;
let admin: TestUser;

beforeAll(async () => {
  gateway = await startGateway();
  admin = await gateway.newUser(await gateway.newOrganization(), 'admin');
});

afterAll(() => gateway.stop());

const run = (statement: ReturnType<typeof sql>) =>
  gateway.gateway.database.within(systemScope('test'), (tx) => statement.execute(tx.sql));

/** Rows less than a millisecond apart: row n is n * 7 microseconds later, and three rows share each time. */
const DENSE = sql`timestamptz '2026-03-01 09:30:00.123400Z' + (n / 3) * interval '7 microseconds'`;

/** Lists with cursors of a time and an id, and how a test fills them with dense rows. */
const LISTS: readonly {
  readonly field: string;
  readonly user: () => Promise<TestUser>;
  readonly fill: (user: TestUser, count: number) => Promise<unknown>;
  /** Adds a row that is newer than all others. */
  readonly add: (user: TestUser) => Promise<unknown>;
}[] = [
  {
    field: 'auditEvents',
    user: () => Promise.resolve(admin),
    fill: ({ organizationId }, count) =>
      run(sql`insert into audit_events (organization_id, action, occurred_at)
        select ${organizationId}::uuid, 'recording:read', ${DENSE} from generate_series(1, ${count}::int) n`),
    add: ({ organizationId }) =>
      run(sql`insert into audit_events (organization_id, action, occurred_at)
        values (${organizationId}::uuid, 'recording:read', clock_timestamp())`),
  },
  {
    field: 'jobs',
    user: () => Promise.resolve(admin),
    fill: ({ organizationId }, count) =>
      run(sql`insert into pgboss.job (name, data, state, created_on, completed_on)
        select 'mail-invitation', jsonb_build_object('organizationId', ${organizationId}::text),
          'completed', ${DENSE}, now() from generate_series(1, ${count}::int) n`),
    add: ({ organizationId }) =>
      run(sql`insert into pgboss.job (name, data, state, created_on, completed_on)
        values ('mail-invitation', jsonb_build_object('organizationId', ${organizationId}::text),
          'completed', clock_timestamp(), now())`),
  },
  {
    field: 'sqlQueries',
    user: () => gateway.newUser(admin.organizationId, 'analyst'),
    fill: ({ organizationId, userId }, count) =>
      run(sql`insert into sql_queries (organization_id, user_id, statement, parameters, max_age_minutes,
          state, created_at)
        select ${organizationId}::uuid, ${userId}::uuid, 'select 1', '[]', 0, 'CANCELLED', ${DENSE}
        from generate_series(1, ${count}::int) n`),
    add: ({ organizationId, userId }) =>
      run(sql`insert into sql_queries (organization_id, user_id, statement, parameters, max_age_minutes,
          state, created_at)
        values (${organizationId}::uuid, ${userId}::uuid, 'select 1', '[]', 0, 'CANCELLED', clock_timestamp())`),
  },
];

interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe.each(LISTS)('$field', ({ field, user, fill, add }) => {
  const COUNT = 100;
  let viewer: TestUser;
  let oldest: ReadonlySet<string>;

  const page = async (first: number, after: string | null): Promise<Connection> => {
    const { data, errors } = await gateway.graphql<Record<string, Connection>>(
      `query ($first: Int!, $after: String) { ${field}(first: $first, after: $after) {
        edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`,
      { first, after },
      viewer.token,
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data[field]!;
  };

  /** The ids of all pages, in order. */
  async function walk(first: number, between: () => Promise<unknown> = () => Promise.resolve()) {
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const { edges, pageInfo }: Connection = await page(first, after);
      ids.push(...edges.map(({ node }) => node.id));
      if (!pageInfo.hasNextPage) return ids;
      after = pageInfo.endCursor;
      await between();
    }
  }

  beforeAll(async () => {
    viewer = await user();
    await fill(viewer, COUNT);
    oldest = new Set((await walk(200)).slice(-COUNT));
  });

  it.each([1, 2, 3, 7, 50, 200])('has each row once in pages of %i', async (first) => {
    const ids = (await walk(first)).filter((id) => oldest.has(id));
    expect(ids).toHaveLength(COUNT);
    expect(new Set(ids).size).toBe(COUNT);
  });

  it('has each row once while rows arrive', async () => {
    const ids = (await walk(3, () => add(viewer))).filter((id) => oldest.has(id));
    expect(ids).toHaveLength(COUNT);
    expect(new Set(ids).size).toBe(COUNT);
  });

  it('continues after the cursor of any edge', async () => {
    const { edges } = await page(200, null);
    for (const place of [edges.length - 2, edges.length - 40, edges.length - 41]) {
      const next = await page(1, edges[place]!.cursor);
      expect(next.edges[0]!.node.id).toBe(edges[place + 1]!.node.id);
    }
  });

  it.each([
    '0000-01-01T00:00:00.000000Z',
    '2026-02-30T00:00:00Z',
    '2026-03-01T00:00:00.1234567Z',
    'infinity',
  ])('rejects a cursor at %s', async (moment) => {
    for (const id of ['7', randomUUID()]) {
      const after = Buffer.from(JSON.stringify([moment, id])).toString('base64url');
      const { errors } = await gateway.graphql(
        `query ($after: String) { ${field}(after: $after) { edges { cursor } } }`,
        { after },
        viewer.token,
      );
      expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    }
  });
});

describe('the audit log as CSV', () => {
  it('has each of 2,500 events once', async () => {
    const reader = await gateway.newUser(await gateway.newOrganization(), 'admin');
    await run(sql`insert into audit_events (organization_id, action, occurred_at, request_id)
      select ${reader.organizationId}::uuid, 'recording:read', ${DENSE}, gen_random_uuid()
      from generate_series(1, 2500) n`);
    const { data } = await gateway.graphql<{ exportAuditEvents: { download: { url: string } } }>(
      `mutation { exportAuditEvents(input: { filter: { actions: ["recording:read"] } }) { download { url } } }`,
      {},
      reader.token,
    );
    const csv = await (await fetch(data.exportAuditEvents.download.url)).text();
    const requests = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.slice(line.lastIndexOf(',') + 1));
    expect(requests).toHaveLength(2500);
    expect(new Set(requests).size).toBe(2500);
  });
});
