import type { GraphQLFieldResolver } from 'graphql';
import { Args, type ClassType } from 'type-graphql';
import { ValuesByArguments } from '../api/domain/values-by-arguments.ts';

/**
 * A record whose fields with arguments have been loaded. Each value is stored under its response key, since a request
 * may select one field twice with different arguments. Where aliases of the record use one key with different
 * arguments, it has all of their values. A field that could not be loaded has an error as its value.
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
  args: Readonly<Record<string, unknown>>,
  _context,
  { path, parentType, fieldName },
) => {
  const found = loaded?.[path.key];
  const value = found instanceof ValuesByArguments ? found.get(args) : found;
  if (value instanceof Error) throw value;
  if (value === undefined) throw new Error(`${parentType.name}.${fieldName} was not loaded`);
  return value;
};
