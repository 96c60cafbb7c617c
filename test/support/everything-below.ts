import { getNamedType, type GraphQLOutputType, isObjectType, isRequiredArgument } from 'graphql';

/** Selects all fields without required arguments, this many levels deep; '' below a scalar. */
export function everythingBelow(type: GraphQLOutputType, levels: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .filter((field) => levels > 1 || !isObjectType(getNamedType(field.type)))
    .map((field) => `${field.name} ${everythingBelow(field.type, levels - 1)}`);
  return fields.length === 0 ? '{ __typename }' : `{ ${fields.join(' ')} }`;
}
