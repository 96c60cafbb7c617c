import { createServer } from 'node:http';
import { Client } from 'pg';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { type FieldArgs, lambda, list, type Step } from 'postgraphile/grafast';
import type { PgSelectSingleStep } from 'postgraphile/@dataplan/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { extendSchema, gql } from 'postgraphile/utils';
import { organizationId } from '../../dataset/clinic.ts';
import { DATABASE_URL, objects, PORT, reportReady } from '../peer-environment.ts';
import { PROVIDER_HEADER } from '../provider-header.ts';
import { readSeries } from '../shapes.ts';
import { POOL_SIZE } from '../sql.ts';

/**
 * PostGraphile 5 on the unchanged tables, with the functions of `functions.sql`. With ROW_LEVEL_SECURITY its
 * statements run like those of Gaitway's viewers, otherwise as the owner of the tables. It checks no token.
 */
const withRowLevelSecurity = process.env['ROW_LEVEL_SECURITY'] === 'true';

const samples = extendSchema({
  typeDefs: gql`
    enum Axis {
      AX
      AY
      AZ
      GX
      GY
      GZ
      MX
      MY
      MZ
    }
    type AxisValues {
      axis: Axis!
      values: [Float!]
    }
    type SensorSeries {
      offsetsMs: [Float!]!
      values: [AxisValues!]!
    }
    extend type Recording {
      series(axes: [Axis!]!, maxPoints: Int!): SensorSeries!
    }
  `,
  objects: {
    Recording: {
      plans: {
        series($recording: PgSelectSingleStep, { $axes, $maxPoints }: FieldArgs) {
          const asked = [
            $recording.get('id'),
            $recording.get('participant_id'),
            $axes,
            $maxPoints,
          ] as Step[];
          return lambda(list(asked), ([id, participantId, axes, maxPoints]) =>
            readSeries(
              objects,
              { id: id as string, participantId: participantId as string, organizationId },
              axes as string[],
              maxPoints as number,
            ),
          );
        },
      },
    },
  },
});

/**
 * The participants in each provider's care, precomputed in favour of this peer. Gaitway queries them for each
 * request.
 */
const careTeams = new Map<string, string>();
const client = new Client(DATABASE_URL);
await client.connect();
const { rows } = await client.query<{ provider: string; participants: string }>(
  `select user_id as provider, array_agg(participant_id)::text as participants
    from care_team_members group by user_id`,
);
for (const { provider, participants } of rows) careTeams.set(provider, participants);
await client.end();

const handler = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [samples],
  pgServices: [
    makePgService({
      connectionString: DATABASE_URL,
      schemas: ['public'],
      poolConfig: { max: POOL_SIZE },
    }),
  ],
  grafserv: { graphqlPath: '/graphql', graphiql: false, websockets: false },
  ...(withRowLevelSecurity && {
    grafast: {
      context: ({ node }) => {
        const provider = String(node?.req.headers[PROVIDER_HEADER]);
        return {
          pgSettings: {
            role: 'gaitway_viewer',
            'gaitway.user_id': provider,
            'gaitway.organization_id': organizationId,
            'gaitway.groups': 'careProvider',
            'gaitway.participant_ids': careTeams.get(provider) ?? '',
          },
        };
      },
    },
  }),
}).createServ(grafserv);

const server = createServer();
await handler.addTo(server);
server.listen(PORT, '127.0.0.1', reportReady);
