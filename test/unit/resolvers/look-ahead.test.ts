import 'reflect-metadata';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { mergeSelections, selectionAt } from '../../../api/domain/selection.ts';
import { resolvers } from '../../../resolvers/index.ts';
import { lookAhead } from '../../../resolvers/look-ahead.ts';
import { buildGatewaySchema } from '../../../schema/build-schema.ts';

const schema = buildGatewaySchema(resolvers, () => true);

/** The selection of a query below its first root field. `reads` counts how often fragments are read. */
function read(query: string, variableValues: Record<string, unknown> = {}) {
  const document = parse(query);
  const reads = { count: 0 };
  const fragments: Record<string, FragmentDefinitionNode> = {};
  let operation: OperationDefinitionNode | undefined;
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) operation = node;
    if (node.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const { selectionSet } = node;
    fragments[node.name.value] = {
      ...node,
      get selectionSet() {
        reads.count += 1;
        return selectionSet;
      },
    };
  }
  const all = operation!.selectionSet.selections as FieldNode[];
  const name = all[0]!.name.value;
  const fieldNodes = all.filter((node) => node.name.value === name);
  const root = (schema.getQueryType() as GraphQLObjectType).getFields()[name]!;
  const selection = lookAhead({ fieldNodes, fragments, returnType: root.type, variableValues });
  return { selection, reads };
}

describe('the look-ahead', () => {
  it('reads a fragment once below each field, even when it is spread repeatedly', () => {
    const spread = (name: string) => `...${name} `.repeat(4);
    const chain = Array.from({ length: 12 }, (_, i) => {
      const below = i < 11 ? `latestRecording { participant { ${spread(`F${i + 1}`)} } }` : '';
      return `fragment F${i} on Participant { id ${below} }`;
    });
    const { reads } = read(`{ me { participant { ${spread('F0')} } } } ${chain.join(' ')}`);
    expect(reads.count).toBeLessThan(500); // millions of fields when expanded
  });

  it('reads a fragment with variables once, too', () => {
    const chain = Array.from({ length: 12 }, (_, i) => {
      const below = i < 11 ? `...F${i + 1} ...F${i + 1}` : 'recordings(first: $n) { totalCount }';
      return `fragment F${i} on Participant { id ${below} }`;
    });
    const query = `query ($n: Int) { me { participant { ...F0 ...F0 } } } ${chain.join(' ')}`;
    const { selection, reads } = read(query, { n: 3 });
    expect(selectionAt(selection, 'participant')['recordings']).toMatchObject([
      { args: { first: 3 } },
    ]);
    expect(reads.count).toBeLessThan(500); // millions of fields when expanded
  });

  const PDF = 'download(format: PDF) { url }';
  it.each([
    ['in one selection', `{ recording(id: "a") { ${PDF} ${PDF} ${PDF} ${PDF} } }`],
    [
      'in selections of one field',
      `{ recording(id: "a") { ${PDF} } recording(id: "a") { ${PDF} } }`,
    ],
    [
      'in fragments',
      `{ recording(id: "a") { ...F ...G } } fragment F on Recording { ${PDF} } fragment G on Recording { ${PDF} ...F }`,
    ],
    [
      'below fields that stand twice',
      `{ recording(id: "a") { participant { latestRecording { ${PDF} } }
        participant { latestRecording { ${PDF} } } } }`,
    ],
  ])('returns a field that is selected several times %s once', (_where, query) => {
    const { selection } = read(query);
    const here = selection['participant']
      ? selectionAt(selection, 'participant', 'latestRecording')
      : selection;
    expect(here['download']).toHaveLength(1);
  });

  it('separates aliases and merges selections below one key', () => {
    const { selection } = read(
      `{ participant(id: "a") { a: recordings(first: 1) { totalCount } b: recordings(first: 2) { totalCount }
        a: recordings(first: 1) { pageInfo { endCursor } } } }`,
    );
    expect(selection['recordings']).toMatchObject([
      { key: 'a', args: { first: 1 }, selection: { totalCount: [{}], pageInfo: [{}] } },
      { key: 'b', args: { first: 2 } },
    ]);
  });

  it('omits what @skip and @include exclude', () => {
    const query = `query ($a: Boolean!) { me { id @include(if: $a) name @skip(if: $a) } }`;
    expect(Object.keys(read(query, { a: true }).selection)).toEqual(['id']);
    expect(Object.keys(read(query, { a: false }).selection)).toEqual(['name']);
  });
});

it('aliases of a field that share its value load their merged selection once', () => {
  const report = { key: 'download', args: { format: 'PDF' }, selection: {} };
  const csv = { key: 'download', args: { format: 'CSV' }, selection: {} };
  const node = (download: object[]) =>
    ({ key: 'node', args: {}, selection: { download } }) as never;
  expect(
    mergeSelections([node([report]), node([{ ...report, args: { format: 'PDF' } }, csv])]),
  ).toEqual({ download: [report, csv] });
});
