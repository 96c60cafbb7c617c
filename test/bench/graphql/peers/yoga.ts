import { createServer, type RequestListener } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { DATABASE_URL, PORT, reportReady, typeDefs } from './peer-environment.ts';
import { PROVIDER_HEADER } from './provider-header.ts';
import { createContext, resolvers } from './resolvers.ts';
import { openSql } from './sql.ts';

/** GraphQL Yoga with DataLoader on Node's HTTP server, with its caches of parsed and validated documents. */
const sql = openSql(DATABASE_URL);
const yoga = createYoga({
  schema: createSchema({ typeDefs: typeDefs(), resolvers }),
  context: ({ request }) => createContext(sql, request.headers.get(PROVIDER_HEADER)),
  logging: false,
  graphiql: false,
  landingPage: false,
  cors: false,
  multipart: false,
});

const answer = yoga as unknown as RequestListener; // returns a promise that Node ignores
createServer(answer).listen(PORT, '127.0.0.1', reportReady);
