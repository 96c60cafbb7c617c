import 'reflect-metadata';
import { getIntrospectionQuery, getOperationAST, OperationTypeNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../api/config/config.ts';
import { documentSizeError } from '../../../../api/http/execution/document-size.ts';
import { createCost } from '../../../../api/http/execution/operation-cost.ts';
import { resolvers } from '../../../../resolvers/index.ts';
import { buildGatewaySchema } from '../../../../schema/build-schema.ts';
import { operationsBelow } from '../../../support/documents.ts';

const schema = buildGatewaySchema(resolvers, () => true);

function cost(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  return createCost(schema, document, getOperationAST(document)!)(variables);
}

describe('the cost of an operation', () => {
  it.each<[string, string, number]>([
    ['a field', '{ me { id } }', 2],
    ['__typename', '{ __typename me { __typename id } }', 2],
    ['a page of the default size', '{ participants { edges { node { id } } } }', 1 + 50 * 3],
    ['a page of another size', '{ participants(first: 7) { edges { node { id } } } }', 1 + 7 * 3],
    ['a page that is too large', '{ participants(first: 9999) { totalCount } }', 1 + 200],
    ['a page of a negative size', '{ participants(first: -5) { totalCount } }', 1 + 1],
    [
      'a list below a page',
      '{ participants(first: 2) { edges { node { assignments { id } } } } }',
      1 + 2 * (1 + 1 + (1 + 10 * 1)),
    ],
    ['a report', '{ recording(id: "a") { download(format: PDF) { url } } }', 1 + 2000 + 1],
    ['a file', '{ recording(id: "a") { download(format: CSV) { url } } }', 1 + 20 + 1],
    [
      'a series by its axes',
      '{ recording(id: "a") { series(axes: [AX, AY]) { offsetsMs } } }',
      1 + 140 + 1,
    ],
    ['a field that stands twice', '{ me { id } me { id } }', 4],
    [
      'a fragment at each of its places',
      '{ me { ...F ...F } } fragment F on Viewer { id name }',
      1 + 2 * 2,
    ],
    ['what is skipped', '{ me { id @skip(if: true) } }', 2],
    [
      'a mutation by the length of its list',
      'mutation { changeAssignments(input: { participantIds: ["a", "b"] }) { participants { id } } }',
      1 + 2 * 2,
    ],
  ])('counts %s', (_what, query, expected) => expect(cost(query)).toBe(expected));

  it('uses the relevant variables and their defaults', () => {
    const query = `query ($first: Int = 3, $after: String) {
      participants(first: $first, after: $after) { totalCount } }`;
    expect(cost(query)).toBe(1 + 3);
    expect(cost(query, { first: 9, after: 'x' })).toBe(1 + 9);
    expect(cost(query, { first: null })).toBe(1 + 50);
    expect(cost(query, { first: 'wrong' })).toBe(1 + 50);
  });

  it('is computed again when a relevant variable changes', () => {
    const document = parse('query ($n: Int) { participants(first: $n) { totalCount } }');
    const costOf = createCost(schema, document, getOperationAST(document)!);
    expect([2, 5, 2].map((n) => costOf({ n }))).toEqual([3, 6, 3]);
  });
});

describe('the limits', () => {
  const { QUERY_COST_LIMIT, QUERY_COST_PER_MINUTE } = readConfig({});
  /** The most expensive operations of the portal and the client. */
  const LARGEST = {
    first: 200,
    input: { participantIds: Array<string>(1000).fill('a'), recordingIds: Array(200).fill('a') },
  };

  it.each(
    ['portal/src', 'client/documents', 'test/bench/graphql/operations'].flatMap((folder) =>
      operationsBelow(folder).map((found) => [folder, found.name, found] as const),
    ),
  )('leave room for %s: %s', (_folder, _name, { document, operation }) => {
    expect(documentSizeError(document)).toBeUndefined();
    const largest = createCost(schema, document, operation)(LARGEST);
    const limit =
      operation.operation === OperationTypeNode.SUBSCRIPTION
        ? QUERY_COST_LIMIT / 10
        : QUERY_COST_LIMIT;
    expect(largest * 3).toBeLessThanOrEqual(limit);
    expect(largest * 30).toBeLessThanOrEqual(QUERY_COST_PER_MINUTE);
  });

  it('allow the introspection queries of tools', () => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true });
    expect(documentSizeError(parse(query))).toBeUndefined();
    expect(cost(query)).toBeLessThanOrEqual(QUERY_COST_LIMIT);
  });
});
