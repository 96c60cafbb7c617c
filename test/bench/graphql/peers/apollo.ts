import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import Fastify from 'fastify';
import { buildSchema } from 'type-graphql';
import {
  AssignmentResolver,
  ParticipantResolver,
  RecordingQualityResolver,
  RecordingResolver,
  ScoringModelResolver,
} from './apollo-resolvers.ts';
import { DATABASE_URL, DateTime, PORT, reportReady } from './peer-environment.ts';
import { PROVIDER_HEADER } from './provider-header.ts';
import { createContext, type PeerContext } from './resolvers.ts';
import { openSql } from './sql.ts';

/**
 * Plain Apollo Server with type-graphql and DataLoader on Fastify, without cache control, which halves its speed.
 */
const sql = openSql(DATABASE_URL);
const app = Fastify();
const apollo = new ApolloServer<PeerContext>({
  schema: await buildSchema({
    resolvers: [
      ParticipantResolver,
      AssignmentResolver,
      ScoringModelResolver,
      RecordingResolver,
      RecordingQualityResolver,
    ],
    scalarsMap: [{ type: Date, scalar: DateTime }],
  }),
  plugins: [
    fastifyApolloDrainPlugin(app),
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginLandingPageDisabled(),
  ],
});
await apollo.start();
await app.register(fastifyApollo(apollo), {
  context: (request) =>
    Promise.resolve(createContext(sql, request.headers[PROVIDER_HEADER] as string)),
});
await app.listen({ port: PORT, host: '127.0.0.1' });
reportReady();
