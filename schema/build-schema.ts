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
  const schema = buildSchemaSync({
    resolvers,
    authChecker,
    scalarsMap: [{ type: Date, scalar: DateTime }],
    validate: false, // services parse their input themselves
    pubSub: NO_TOPICS,
  });
  resolveAtTheRootOnly(schema);
  return schema;
}

/**
 * Below a root field nothing is resolved: it has loaded the page, and what hangs on it is plain data. type-graphql
 * would wrap each field of each record in a call, which costs more than all the rest of a long list.
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

/** The SDL as it is committed in `schema.graphql`: sorted, so that a change shows as itself. */
export const printGatewaySchema = (schema: GraphQLSchema): string =>
  `${printSchema(lexicographicSortSchema(schema))}\n`;
