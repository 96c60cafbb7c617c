import { readFileSync } from 'node:fs';
import type { GraphQLFieldMap } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { resolvers } from '../../resolvers/index.ts';
import { buildGatewaySchema, printGatewaySchema } from '../../schema/build-schema.ts';

const schema = buildGatewaySchema(resolvers, () => false);

describe('the schema', () => {
  it('is printed in schema.graphql as the code has it', () => {
    const committed = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
    expect(committed, 'run `npm run sdl`').toBe(printGatewaySchema(schema));
  });

  it('guards every root field', () => {
    const { queries, mutations, subscriptions } = getMetadataStorage();
    const unguarded = [...queries, ...mutations, ...subscriptions].filter(({ roles }) => !roles);
    expect(unguarded.map(({ schemaName }) => schemaName)).toEqual([]);
  });

  it('names, in every mutation, one input', () => {
    for (const field of fieldsOf(schema.getMutationType()?.getFields())) {
      expect(
        field.args.map(({ name }) => name),
        field.name,
      ).toEqual(['input']);
    }
  });
});

const fieldsOf = (fields: GraphQLFieldMap<unknown, unknown> = {}) => Object.values(fields);
