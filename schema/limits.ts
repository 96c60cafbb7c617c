import type { GraphQLArgument, GraphQLField, GraphQLInputField } from 'graphql';
import { Extensions } from 'type-graphql';

/** A number, or a function of the field's arguments. Invalid arguments are missing from `args`. */
type Amount<Args> = number | ((args: Partial<Args>) => number);

/** The cost of a field is `weight + items * (the cost of everything selected below it)`. */
export interface Cost<Args = Record<string, unknown>> {
  /** Cost of the field itself. The default, 1, is right for values that are read with their record. */
  readonly weight?: Amount<Args>;
  /** Number of records below the field. Default: 10 for a list of records, otherwise 1. */
  readonly items?: Amount<Args>;
}

/** Declares the cost of a field for which the default is wrong. */
export const Costs = <Args = Record<string, unknown>>(cost: Cost<Args>) => Extensions({ cost });

/** Bounds of an argument that sets the number of records below its field. */
export interface ItemCount {
  /** Number of records when the argument is omitted. */
  readonly leftOut: number;
  readonly most: number;
}

/** Declares that an argument sets the number of records below its field. */
export const CountsItems = (itemCount: ItemCount) => Extensions({ itemCount });

/** Declares the maximum length of a list in a request. Every list of an input declares its own. */
export const MaxItems = (maxItems: number) => Extensions({ maxItems });

/** The declared cost of a field; empty for most fields. */
export const declaredCost = ({ extensions }: GraphQLField<unknown, unknown>): Cost =>
  (extensions['cost'] as Cost | undefined) ?? {};

/** The declared bounds of an argument; undefined for an argument that does not count items. */
export const declaredItemCount = ({ extensions }: GraphQLArgument) =>
  extensions['itemCount'] as ItemCount | undefined;

/** The declared maximum length of a list; undefined without a declaration. */
export const declaredMaxItems = ({ extensions }: GraphQLArgument | GraphQLInputField) =>
  extensions['maxItems'] as number | undefined;
