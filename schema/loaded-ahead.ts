import type { GraphQLFieldResolver } from 'graphql';
import { Args, type ClassType } from 'type-graphql';

/**
 * A record whose fields with arguments have been loaded: each value under the name that it has in the answer, since
 * one field may be asked for twice with different arguments. An error stands for a field that could not be loaded.
 */
export interface LoadedAhead {
  readonly loaded?: Readonly<Record<string, unknown>>;
}

/** Declares the arguments of a field that is loaded ahead. Stands below `@Field()`, on a plain property. */
export const TakesArgs =
  (args: () => ClassType): PropertyDecorator =>
  (prototype, property) =>
    Args(args)(prototype, property, 0);

/** What every field with arguments, below the root fields, is resolved with. */
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
