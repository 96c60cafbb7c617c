import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import type { SqlValue } from '../api/domain/sql-query.ts';
import { JsonColumn } from '../api/domain/recording/json-columns.ts';

/** The points in time that JavaScript, the database and ISO 8601 with years of four digits can all represent, in UTC. */
const FIRST_MOMENT = '0001-01-01T00:00:00.000Z';
const LAST_MOMENT = '9999-12-31T23:59:59.999Z';

function requireKnownMoment(moment: Date): Date {
  if (moment >= new Date(FIRST_MOMENT) && moment <= new Date(LAST_MOMENT)) return moment;
  throw new GraphQLError(`DateTime must be from ${FIRST_MOMENT} to ${LAST_MOMENT}`);
}

const isoConfig = GraphQLDateTimeISO.toConfig();

/** ISO 8601 with an offset; returned in UTC. */
export const DateTime = new GraphQLScalarType<Date, string>({
  ...isoConfig,
  name: 'DateTime',
  parseValue: (value) => requireKnownMoment(isoConfig.parseValue(value)),
  parseLiteral: (node, variables) => requireKnownMoment(isoConfig.parseLiteral(node, variables)),
  serialize: (moment) => (moment as Date).toISOString(), // here, because JSON.stringify is slower, a few hundred times a page
  description:
    'A point in time: an ISO 8601 string with an offset, such as 2026-03-01T09:30:00+01:00, in the years 1 to 9999 of UTC. Returned in UTC.',
});

const TAKES_LISTS = { takesLists: true };

/** Whether a value of the scalar is a list. */
export const takesLists = ({ extensions }: GraphQLScalarType): boolean =>
  extensions['takesLists'] === true;

/**
 * A whole column of samples as one value. GraphQL's list type would visit every number of a recording on the event
 * loop. The recording parser checks them in a worker thread instead, and names the first invalid values. A column of a
 * large request is still unparsed JSON here.
 */
const column = (name: string, description: string) =>
  new GraphQLScalarType<readonly unknown[] | JsonColumn, readonly unknown[]>({
    name,
    description,
    extensions: TAKES_LISTS,
    parseValue: (value) => asArray(name, value),
    parseLiteral: (node, variables) => {
      if (node.kind !== Kind.LIST) throw new GraphQLError(`${name} must be a list.`);
      return node.values.map((item) => {
        if (item.kind === Kind.INT || item.kind === Kind.FLOAT) return Number(item.value);
        if (item.kind === Kind.STRING) return item.value;
        return item.kind === Kind.VARIABLE ? variables?.[item.name.value] : null;
      });
    },
    serialize: (value) => Array.from<unknown>(value as Iterable<unknown>),
  });

function asArray(name: string, value: unknown): readonly unknown[] | JsonColumn {
  if (value instanceof JsonColumn) return value;
  if (!Array.isArray(value)) throw new GraphQLError(`${name} must be a list.`);
  return value as unknown[];
}

/** The values of a row, or the parameters of a statement. GraphQL has no type for a list of mixed values. */
export const SqlValues = new GraphQLScalarType<readonly SqlValue[], readonly SqlValue[]>({
  name: 'SqlValues',
  description: 'A list of SQL values: strings, numbers, true, false and null.',
  extensions: TAKES_LISTS,
  parseValue: (value) => asArray('SqlValues', value) as SqlValue[],
  parseLiteral: (node, variables) => {
    const value = valueFromASTUntyped(node, variables);
    return asArray('SqlValues', value) as SqlValue[];
  },
  serialize: (value) => value as SqlValue[],
});

export const SampleTimes = column(
  'SampleTimes',
  'The times of all samples, a list of strings: ISO 8601 or "YYYY-MM-DD HH:MM:SS.ffffff -07:00", each with its offset from UTC.',
);

export const SampleValues = column(
  'SampleValues',
  'The values of one axis: a list of finite numbers, one for each sample.',
);
