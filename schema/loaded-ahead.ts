import type { GraphQLFieldResolver } from 'graphql';
import { Args, type ClassType } from 'type-graphql';

/**
 * A record whose fields with arguments have been loaded. Each value is stored under its response key, since a request
 * may select one field twice with different arguments. A field that could not be loaded has an error as its value.
 */
export interface LoadedAhead {
  readonly loaded?: Readonly<Record<string, unknown>>;
}

/** Declares the arguments of a field that is loaded ahead. Put it below `@Field()`, on a plain property. */
export const TakesArgs =
  (args: () => ClassType): PropertyDecorator =>
  (prototype, property) =>
    Args(args)(prototype, property, 0);

/** Resolves every field with arguments below the root fields. */
export const readLoaded: GraphQLFieldResolver<LoadedAhead, unknown> = (
  { loaded },
  _args,
  _context,
  { path, parentType, fieldName },
) => {
  const value = loaded?.[path.key];
  if (value instanceof Error) throw value;
  if (value === undefined) throw new Error(`${parentType.name}.${fieldName} was not loaded`);
  return value;
};
