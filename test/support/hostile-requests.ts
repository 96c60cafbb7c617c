/** A request that costs as much as possible. */
export interface HostileRequest {
  readonly name: string;
  readonly query: string;
  readonly variables?: object;
  /** The variables as JSON text, where `JSON.stringify` cannot write them. */
  readonly variablesJson?: string;
  /** Its expected error code; undefined for a harmless request that runs. */
  readonly code?: 'LIMIT_EXCEEDED' | 'INVALID_INPUT';
  /** The field that the error names. */
  readonly field?: string;
}

const times = (count: number, part: string | ((index: number) => string)): string =>
  Array.from({ length: count }, (_, i) => (typeof part === 'string' ? part : part(i))).join(' ');

/** A chain of fragments, each of which spreads the next one `width` times. */
function chain(length: number, width: number, below = (spreads: string) => spreads): string {
  return times(length, (i) => {
    const spreads = i < length - 1 ? times(width, `...F${i + 1}`) : '';
    return `fragment F${i} on Participant { id ${spreads && below(spreads)} }`;
  });
}

const nestedDirectives = (depth: number): string =>
  depth === 0
    ? 'id'
    : `... @include(if: $a) { id ${nestedDirectives(depth - 1)} } ... @skip(if: $a) { id }`;

const SERIES =
  'query ($axes: [Axis!]!) { recording(id: "a") { series(axes: $axes) { offsetsMs } } }';
const ASSIGN =
  'mutation ($input: ChangeAssignmentsInput!) { changeAssignments(input: $input) { participants { id } } }';
const CREATE =
  'mutation ($input: CreateParticipantInput!) { createParticipant(input: $input) { participant { id } } }';
const SUBMIT =
  'mutation ($input: SubmitRecordingInput!) { submitRecording(input: $input) { recording { id } } }';
const FIND = 'query ($id: ID!) { participant(id: $id) { id } }';

const manyKeys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, i]));
/** Documents that expand, repeat or nest. */
export const HOSTILE_DOCUMENTS: readonly HostileRequest[] = [
  {
    name: 'fragments that spread fragments 80 times, five levels deep',
    query:
      `{ me { ${times(80, '...V')} } } fragment V on Viewer { participant { ${times(80, '...F0')} } } ` +
      chain(4, 80),
    code: 'LIMIT_EXCEEDED',
  },
  {
    name: 'fragments that double, 24 levels deep',
    query: `{ me { participant { ...F0 } } } ${chain(24, 2)}`,
    code: 'LIMIT_EXCEEDED',
  },
  {
    name: 'fragments that double through fields',
    query: `{ me { participant { ...F0 } } } ${chain(12, 2, (s) => `latestRecording { participant { ${s} } }`)}`,
    code: 'LIMIT_EXCEEDED',
  },
  {
    name: 'a fragment that spreads itself',
    query: '{ me { participant { ...F } } } fragment F on Participant { id ...F ...F }',
    code: 'INVALID_INPUT',
  },
  {
    name: 'two fragments that spread each other',
    query:
      '{ me { participant { ...F } } } fragment F on Participant { ...G ...G } fragment G on Participant { ...F ...F }',
    code: 'INVALID_INPUT',
  },
  {
    name: '200 fragments side by side',
    query: `{ me { ${times(200, (i) => `...G${i}`)} } } ${times(200, (i) => `fragment G${i} on Viewer { id }`)}`,
    code: 'LIMIT_EXCEEDED',
  },
  {
    name: '48 fragments that are compared in pairs',
    query: `{ me { ${times(48, (i) => `...G${i}`)} } } ${times(48, (i) => `fragment G${i} on Viewer { id name email organization { id name } }`)}`,
  },
  {
    name: '490 times the same field',
    query: `{ ${times(490, 'me { id }')} }`,
    code: 'LIMIT_EXCEEDED',
  },
  { name: '249 times the same field', query: `{ ${times(249, 'me { id }')} }` },
  {
    name: '1,900 times the same value',
    query: `{ me { ${times(1900, 'id')} } }`,
    code: 'LIMIT_EXCEEDED',
  },
  {
    name: 'fields that repeat at each level',
    query: `{ me { participant { ${times(80, 'latestRecording { participant { latestRecording { id } } }')} } } }`,
  },
  {
    name: '330 operations',
    query: times(330, (i) => `query Q${i} { me }`),
    code: 'LIMIT_EXCEEDED',
  },
  {
    name: '1,900 unknown fields',
    query: `{ ${times(1900, (i) => `f${i}`)} }`,
    code: 'LIMIT_EXCEEDED',
  },
  { name: '490 unknown fields', query: `{ ${times(490, (i) => `f${i}`)} }`, code: 'INVALID_INPUT' },
  { name: 'a name of 200,000 letters', query: `{ ${'x'.repeat(200_000)} }`, code: 'INVALID_INPUT' },
  {
    name: '280 directives on one field',
    query: `{ me ${times(280, '@include(if: true)')} { id } }`,
    code: 'INVALID_INPUT',
  },
  {
    name: '900 unknown directives',
    query: `{ me ${times(900, '@x')} { id } }`,
    code: 'INVALID_INPUT',
  },
  {
    name: 'directives on inline fragments that nest',
    query: `query ($a: Boolean!) { me { ${nestedDirectives(12)} } }`,
    variables: { a: true },
  },
  {
    name: 'inline fragments that nest',
    query: `{ me { ${times(500, '... {')} id ${times(500, '}')} } }`,
    code: 'LIMIT_EXCEEDED',
  },
  {
    name: 'a list literal 900 deep',
    query: `{ recording(id: "a") { series(axes: ${'['.repeat(900)}AX${']'.repeat(900)}) { offsetsMs } } }`,
    code: 'INVALID_INPUT',
  },
  {
    name: 'an object literal 450 deep',
    query: `mutation { createParticipant(input: ${times(450, '{a:')}1${'}'.repeat(450)}) { participant { id } } }`,
    code: 'INVALID_INPUT',
  },
  {
    name: '1,900 axes in the document',
    query: `{ recording(id: "a") { series(axes: [${times(1900, 'AX')}]) { offsetsMs } } }`,
    code: 'INVALID_INPUT',
    field: 'axes',
  },
  {
    name: '300 variables with one name',
    query: `query (${times(300, '$v: ID')}) { me { id } }`,
    code: 'INVALID_INPUT',
  },
  {
    name: 'a page of pages of pages',
    query:
      '{ participants(first: 200) { edges { node { recordings(first: 200) { edges { node { id } } } } } } }',
    code: 'LIMIT_EXCEEDED',
  },
  {
    name: 'a report of every recording',
    query:
      '{ me { participant { recordings(first: 200) { edges { node { download(format: PDF) { url } } } } } } }',
    code: 'LIMIT_EXCEEDED',
  },
  { name: 'a comment of 240 kB', query: `{ me { id } } # ${'x'.repeat(240 * 1024)}` },
];

/** Variables that are too long, too many or of the wrong type. */
export const HOSTILE_VARIABLES: readonly HostileRequest[] = [
  {
    name: '20,000 axes',
    query: SERIES,
    variables: { axes: Array(20_000).fill('AX') },
    code: 'INVALID_INPUT',
    field: 'axes',
  },
  {
    name: '300,000 axes, which are parsed elsewhere',
    query: SERIES,
    variables: { axes: Array(300_000).fill('AX') },
    code: 'INVALID_INPUT',
    field: 'axes',
  },
  {
    name: 'axes 100,000 deep',
    query: SERIES,
    variablesJson: `{ "axes": ${'['.repeat(100_000)}"AX"${']'.repeat(100_000)} }`,
    code: 'INVALID_INPUT',
  },
  {
    name: '20,000 tests to assign',
    query: ASSIGN,
    variables: { input: { participantIds: ['a'], assign: Array(20_000).fill('walk') } },
    code: 'INVALID_INPUT',
    field: 'assign',
  },
  {
    name: '201 recordings to delete',
    query:
      'mutation ($ids: [ID!]!) { deleteRecordings(input: { recordingIds: $ids }) { deletedIds } }',
    variables: { ids: Array(201).fill('a') },
    code: 'INVALID_INPUT',
    field: 'recordingIds',
  },
  {
    name: '50,000 statuses in a filter of another list',
    query:
      'query ($f: RecordingFilter) { me { participant { recordings(filter: $f) { totalCount } } } }',
    variables: { f: { status: Array(50_000).fill('SCORED') } },
    code: 'INVALID_INPUT',
    field: 'filter.status',
  },
  {
    name: '10,000 unknown fields of an input',
    query: CREATE,
    variables: { input: manyKeys(10_000) },
    code: 'INVALID_INPUT',
  },
  {
    name: 'an id that is an object of 15,000 keys',
    query: FIND,
    variables: { id: manyKeys(15_000) },
    code: 'INVALID_INPUT',
    field: 'id',
  },
  {
    name: 'samples that are one object of 15,000 keys',
    query: SUBMIT,
    variables: {
      input: {
        id: 'a',
        participantId: 'a',
        testType: 'a',
        training: false,
        samples: { ts: manyKeys(15_000) },
      },
    },
    code: 'INVALID_INPUT',
    field: 'samples.ts',
  },
  {
    name: '15,000 undeclared variables',
    query: '{ me { id } }',
    variables: manyKeys(15_000),
  },
];

/** Bodies of some megabytes. */
export const HOSTILE_BODIES: readonly HostileRequest[] = [
  {
    name: 'axes 5,000,000 deep, which are parsed elsewhere',
    query: SERIES,
    variablesJson: `{ "axes": ${'['.repeat(5_000_000)}"AX"${']'.repeat(5_000_000)} }`,
    code: 'INVALID_INPUT',
  },
  {
    name: 'a list of one object of 500,000 keys',
    query: SERIES,
    variables: { axes: [manyKeys(500_000)] },
    code: 'INVALID_INPUT',
  },
  {
    name: '500,000 unknown fields of an input',
    query: CREATE,
    variables: { input: manyKeys(500_000) },
    code: 'INVALID_INPUT',
  },
  {
    name: 'an id that is an object of 500,000 keys',
    query: FIND,
    variables: { id: manyKeys(500_000) },
    code: 'INVALID_INPUT',
    field: 'body',
  },
  {
    name: 'an id of 5 MB',
    query: FIND,
    variables: { id: 'x'.repeat(5 << 20) },
    code: 'INVALID_INPUT',
    field: 'id',
  },
  {
    name: 'samples without times, of 10 MB',
    query: SUBMIT,
    variables: {
      input: {
        id: 'a',
        participantId: 'a',
        testType: 'a',
        training: false,
        samples: { ax: Array(1_000_000).fill(0.123456) },
      },
    },
    code: 'INVALID_INPUT',
  },
  {
    name: '300,000 undeclared variables',
    query: '{ me { id } }',
    variables: manyKeys(300_000),
    code: 'INVALID_INPUT',
  },
];

/** The body of the request. */
export const bodyOf = ({ query, variables = {}, variablesJson }: HostileRequest): string =>
  `{ "query": ${JSON.stringify(query)}, "variables": ${variablesJson ?? JSON.stringify(variables)} }`;
