import 'reflect-metadata';
import {
  getNullableType,
  getOperationAST,
  type GraphQLArgument,
  type GraphQLInputField,
  isInputObjectType,
  isListType,
  isObjectType,
  parse,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { JsonColumn } from '../../../../api/domain/recording/json-columns.ts';
import {
  readDocumentInput,
  variableProblems,
} from '../../../../api/http/execution/input-limits.ts';
import { resolvers } from '../../../../resolvers/index.ts';
import { buildGatewaySchema } from '../../../../schema/build-schema.ts';
import { declaredMaxItems } from '../../../../schema/limits.ts';

const schema = buildGatewaySchema(resolvers, () => true);

function fieldsOf(query: string, variables: Record<string, unknown> = {}): string[] {
  const document = parse(query);
  const input = readDocumentInput(schema, document);
  const operation = getOperationAST(document)!;
  const problems = [...input.problems, ...variableProblems(operation, input, variables)];
  return problems.map(({ field }) => field);
}

it('every list of an input declares its maximum length', () => {
  const undeclared: string[] = [];
  const read = (place: string, definitions: readonly (GraphQLArgument | GraphQLInputField)[]) => {
    for (const definition of definitions) {
      if (!isListType(getNullableType(definition.type))) continue;
      if (declaredMaxItems(definition) === undefined)
        undeclared.push(`${place}.${definition.name}`);
    }
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isInputObjectType(type)) read(type.name, Object.values(type.getFields()));
    if (isObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        read(`${type.name}.${field.name}`, field.args);
      }
    }
  }
  expect(undeclared).toEqual([]);
});

describe('names a list that is too long', () => {
  const SERIES = 'recording(id: "a") { series(axes: $axes) { offsetsMs } }';
  const TEN = Array<string>(10).fill('AX');

  it.each<[string, string, Record<string, unknown>, string[]]>([
    ['in the document', `{ ${SERIES.replace('$axes', `[${TEN.join(' ')}]`)} }`, {}, ['axes']],
    ['as a variable', `query ($axes: [Axis!]!) { ${SERIES} }`, { axes: TEN }, ['axes']],
    [
      'as a long variable that was not parsed',
      `query ($axes: [Axis!]!) { ${SERIES} }`,
      { axes: new JsonColumn(new Uint8Array()) },
      ['axes'],
    ],
    [
      'under another name',
      `query ($other: [Axis!]!) { ${SERIES.replace('$axes', '$other')} }`,
      { other: TEN },
      ['axes'],
    ],
    [
      'in a fragment',
      `query ($axes: [Axis!]!) { recording(id: "a") { ...F } }
        fragment F on Recording { series(axes: $axes) { offsetsMs } }`,
      { axes: TEN },
      ['axes'],
    ],
    [
      'inside an input',
      'mutation ($input: ChangeAssignmentsInput!) { changeAssignments(input: $input) { participants { id } } }',
      { input: { participantIds: ['a'], unassign: Array(101).fill('b') } },
      ['unassign'],
    ],
    [
      'inside an input of the document',
      'mutation ($ids: [ID!]!) { deleteRecordings(input: { recordingIds: $ids }) { deletedIds } }',
      { ids: Array(201).fill('a') },
      ['recordingIds'],
    ],
    [
      'inside an argument that is not an input',
      'query ($f: AuditFilter) { auditEvents(filter: $f) { edges { cursor } } }',
      { f: { actions: Array(101).fill('a') } },
      ['filter.actions'],
    ],
    [
      'as a scalar',
      'mutation ($p: SqlValues) { startSqlQuery(input: { statement: "select 1", parameters: $p }) { query { id } } }',
      { p: Array(101).fill(1) },
      ['parameters'],
    ],
    [
      'not when it is as long as it may be',
      `query ($axes: [Axis!]!) { ${SERIES} }`,
      { axes: TEN.slice(1) },
      [],
    ],
    ['not when it is one value', `query ($axes: [Axis!]!) { ${SERIES} }`, { axes: 'AX' }, []],
  ])('%s', (_how, query, variables, fields) => expect(fieldsOf(query, variables)).toEqual(fields));
});

describe('names a value of the wrong type', () => {
  const CREATE =
    'mutation ($input: CreateParticipantInput!) { createParticipant(input: $input) { participant { id } } }';

  it.each<[string, Record<string, unknown>, string[]]>([
    ['an object for a text', { input: { givenName: {}, familyName: 'B' } }, ['givenName']],
    ['a list for a text', { input: { givenName: ['A'], familyName: 'B' } }, ['givenName']],
    ['a list for an input', { input: [] }, ['input']],
    ['text for an input', { input: 'A' }, ['input']],
    ['an unknown field', { input: { givenName: 'A', familyName: 'B', moon: 1 } }, ['moon']],
    ['a text that is too long', { input: { givenName: 'A'.repeat(150_001) } }, ['givenName']],
    ['nothing, which GraphQL looks at', { input: {} }, []],
  ])('%s', (_what, variables, fields) => expect(fieldsOf(CREATE, variables)).toEqual(fields));
});
