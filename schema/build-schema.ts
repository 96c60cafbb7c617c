import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import {
  type AuthCheckerInterface,
  buildSchemaSync,
  type NonEmptyArray,
  type PubSub,
} from 'type-graphql';
import { DateTime } from './scalars.ts';

type AuthChecker<Context extends object> = (data: { context: Context }) => boolean;

/** type-graphql wants topics; our subscriptions bring their own streams, which know who is listening. */
const NO_TOPICS: PubSub = {
  publish: () => undefined,
  subscribe: (topic) => {
    throw new Error(`no topic ${topic}: give the subscription a stream of its own`);
  },
};

/** The executable schema of the resolver classes; `authChecker` answers for every `@Authorized()`. */
export function buildGatewaySchema<Context extends object>(
  resolvers: NonEmptyArray<new () => object>,
  authChecker: AuthChecker<Context> | (new () => AuthCheckerInterface<Context>),
): GraphQLSchema {
  return buildSchemaSync({
    resolvers,
    authChecker,
    scalarsMap: [{ type: Date, scalar: DateTime }],
    validate: false, // services parse their input themselves
    pubSub: NO_TOPICS,
  });
}

/** The SDL as it is committed in `schema.graphql`: sorted, so that a change shows as itself. */
export const printGatewaySchema = (schema: GraphQLSchema): string =>
  `${printSchema(lexicographicSortSchema(schema))}\n`;
