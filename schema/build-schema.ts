import { type GraphQLSchema, isObjectType, lexicographicSortSchema, printSchema } from 'graphql';
import {
  type AuthCheckerInterface,
  buildSchemaSync,
  type NonEmptyArray,
  type PubSub,
} from 'type-graphql';
import { readLoaded } from './loaded-ahead.ts';
import { DateTime } from './scalars.ts';

type AuthChecker<Context extends object> = (data: { context: Context }) => boolean;

/** type-graphql requires topics. Subscriptions here have their own streams, which know their viewer. */
const NO_TOPICS: PubSub = {
  publish: () => undefined,
  subscribe: (topic) => {
    throw new Error(`no topic ${topic}: give the subscription its own stream`);
  },
};

/** The executable schema of the resolver classes. `authChecker` decides on every `@Authorized()`. */
export function buildGatewaySchema<Context extends object>(
  resolvers: NonEmptyArray<new () => object>,
  authChecker: AuthChecker<Context> | (new () => AuthCheckerInterface<Context>),
): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers,
    authChecker,
    scalarsMap: [{ type: Date, scalar: DateTime }],
    validate: false, // services parse their input
    pubSub: NO_TOPICS,
  });
  resolveAtTheRootOnly(schema);
  return schema;
}

/**
 * Only root fields resolve: each loads its whole page, and the fields below are plain data. type-graphql would wrap
 * each field of each record in a call, which costs more than everything else about a long list.
 */
function resolveAtTheRootOnly(schema: GraphQLSchema): void {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || roots.includes(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.args.length > 0) field.resolve = readLoaded;
      else delete field.resolve;
    }
  }
}

/** The SDL as committed in `schema.graphql`. It is sorted, so that a diff shows only the change. */
export const printGatewaySchema = (schema: GraphQLSchema): string =>
  `${printSchema(lexicographicSortSchema(schema))}\n`;
