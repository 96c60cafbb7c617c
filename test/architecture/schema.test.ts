import { readFileSync } from 'node:fs';
import {
  type GraphQLField,
  type GraphQLFieldMap,
  type GraphQLInputField,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { resolvers } from '../../resolvers/index.ts';
import { buildGatewaySchema, printGatewaySchema } from '../../schema/build-schema.ts';

const schema = buildGatewaySchema(resolvers, () => false);

describe('the schema', () => {
  it('matches the committed schema.graphql', () => {
    const committed = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
    expect(committed, 'run `npm run sdl`').toBe(printGatewaySchema(schema));
  });

  it('guards every root field', () => {
    const { queries, mutations, subscriptions } = getMetadataStorage();
    const unguarded = [...queries, ...mutations, ...subscriptions].filter(({ roles }) => !roles);
    expect(unguarded.map(({ schemaName }) => schemaName)).toEqual([]);
  });

  it('gives every mutation one input', () => {
    for (const field of fieldsOf(schema.getMutationType()?.getFields())) {
      expect(
        field.args.map(({ name }) => name),
        field.name,
      ).toEqual(['input']);
    }
  });

  it('describes every type, field, argument and value', () => {
    const types = Object.values(schema.getTypeMap()).filter(
      (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
    );
    expect(types.flatMap(undescribedIn)).toEqual([]);
  });
});

const ROOTS = ['Query', 'Mutation', 'Subscription'];

type AnyField = GraphQLField<unknown, unknown> | GraphQLInputField;

/** Returns the elements of a type without a description. The type of a mutation's only argument describes it. */
function undescribedIn(type: GraphQLNamedType): string[] {
  const found = ROOTS.includes(type.name) ? [] : [{ path: type.name, ...described(type) }];
  if (isEnumType(type)) {
    for (const value of type.getValues()) {
      found.push({ path: `${type.name}.${value.name}`, ...described(value) });
    }
  }
  if (isInputObjectType(type) || isObjectType(type)) {
    for (const field of Object.values<AnyField>(type.getFields())) {
      const path = `${type.name}.${field.name}`;
      found.push({ path, ...described(field) });
      const args = 'args' in field ? field.args : [];
      for (const arg of args.filter(({ name }) => name !== 'input'))
        found.push({ path: `${path}(${arg.name}:)`, ...described(arg) });
    }
  }
  return found.filter(({ text }) => !text).map(({ path }) => path);
}

const described = ({ description }: { description?: string | null | undefined }) => ({
  text: description,
});

const fieldsOf = (fields: GraphQLFieldMap<unknown, unknown> = {}) => Object.values(fields);
