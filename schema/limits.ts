import type { GraphQLArgument, GraphQLField, GraphQLInputField } from 'graphql';
import { Extensions } from 'type-graphql';

/** A number, or one that depends on the arguments of the field; an argument that is not valid is left out of them. */
type Amount<Args> = number | ((args: Partial<Args>) => number);

/** What a field costs: `weight + items * (the cost of everything selected below it)`. */
export interface Cost<Args = Record<string, unknown>> {
  /** Of the field itself; 1 when left out, which is right for values that are read with their record. */
  readonly weight?: Amount<Args>;
  /** How many records stand below; when left out 10 for a list of records, else 1. */
  readonly items?: Amount<Args>;
}

/** Declares the cost of a field that the default does not describe. */
export const Costs = <Args = Record<string, unknown>>(cost: Cost<Args>) => Extensions({ cost });

/** The bounds of an argument that says how many records stand below its field. */
export interface ItemCount {
  /** How many there are when the argument is left out. */
  readonly leftOut: number;
  readonly most: number;
}

/** Declares that an argument says how many records stand below its field. */
export const CountsItems = (itemCount: ItemCount) => Extensions({ itemCount });

/** Declares how many entries a list may have in a request. Every list of an input has its own. */
export const MaxItems = (maxItems: number) => Extensions({ maxItems });

/** What a field declares; empty for most. */
export const declaredCost = ({ extensions }: GraphQLField<unknown, unknown>): Cost =>
  (extensions['cost'] as Cost | undefined) ?? {};

/** The bounds of an argument that counts items; undefined for all others. */
export const declaredItemCount = ({ extensions }: GraphQLArgument) =>
  extensions['itemCount'] as ItemCount | undefined;

/** How many entries a list may have; undefined where none is declared. */
export const declaredMaxItems = ({ extensions }: GraphQLArgument | GraphQLInputField) =>
  extensions['maxItems'] as number | undefined;
